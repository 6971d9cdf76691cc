import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { fileURLToPath } from 'node:url';
import { PluginStage } from '../support/plugin-stage.js';
import { setStage } from '../support/stage.js';
import { describeInBrowser } from './support/chromium.js';
import { Visit } from './support/visit.js';

const PASSWORD = 'made-up-password-4711';

const setPluginStage = async () => {
  const stage = await setStage(
    { trackBytes: 100_000, scenario: { rateLimit: { requests: 0, windowMs: 5000 } } },
    {
      DEEMUSIC_DEEZER_REQUESTS_PER_5S: '1000',
      DEEMUSIC_PLUGIN_PATH: fileURLToPath(new URL('fixtures/picky/', import.meta.url)),
    },
  );
  await new PluginStage(stage).tell('enable', 'picky');
  return stage;
};

await describeInBrowser('plugins', setPluginStage, (stage, browser) => {
  const plugins = new PluginStage(stage);
  const { ids } = stage.sandbox.catalogue;
  let visit: Visit;
  const config = async () => (await stage.host.api<{ data: object }>('GET', '/plugins/picky/config')).body.data;

  beforeEach(async () => {
    visit = await Visit.begin(browser, stage.host.url);
  });
  afterEach(() => visit.end());

  it('are switched off and on, and say how they stand', async () => {
    const page = await visit.open('/plugins');
    const row = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: 'Artwork' }) });
    await row.getByText('Ready').waitFor();
    expect(await visit.seriousViolations()).toEqual([]);
    // The box itself lies under its track.
    await row.getByRole('switch', { name: 'Artwork is on' }).click({ force: true });
    await row.getByText('Off', { exact: true }).waitFor();
    expect((await plugins.plugin('artwork')).enabled).toBe(false);
    await row.getByRole('switch', { name: 'Artwork is on' }).focus();
    await page.keyboard.press('Space');
    await row.getByText('Ready').waitFor();
    expect((await plugins.plugin('artwork')).enabled).toBe(true);
    // What others do is seen without a reload.
    await plugins.tell('disable', 'artwork');
    await row.getByText('Off', { exact: true }).waitFor();
    await plugins.tell('enable', 'artwork');
    await row.getByText('Ready').waitFor();
  }, 60_000);

  it('have settings: saved for good, refused with the reason at the field, secrets never shown', async () => {
    const page = await visit.open('/plugins/picky');
    visit.expect(/400|422/);
    await page.getByRole('tab', { name: 'Settings' }).click();
    const greeting = page.getByRole('textbox', { name: 'Greeting' });
    const save = page.getByRole('button', { name: 'Save', exact: true });
    await greeting.fill('good evening');
    await page
      .getByRole('button', { name: /Password/ })
      .first()
      .click();
    await page.getByLabel('New value: Password').fill(PASSWORD);
    await save.click();
    await page.getByText('Saved.', { exact: false }).first().waitFor();
    expect(await config()).toMatchObject({ greeting: 'good evening', password: { set: true } });
    expect(await visit.seriousViolations()).toEqual([]);
    await page.reload();
    await greeting.waitFor();
    expect(await greeting.inputValue()).toBe('good evening');
    await page.getByText('is set').waitFor();
    expect(await page.content()).not.toContain(PASSWORD);

    // The schema refuses one, the plugin itself the other; both say it at the field.
    await page.getByRole('textbox', { name: 'Volume' }).fill('11');
    await save.click();
    await page
      .getByText(/must be ≤ 10/)
      .first()
      .waitFor();
    expect(await page.getByRole('textbox', { name: 'Volume' }).getAttribute('aria-invalid')).toBe('true');
    await page.getByRole('textbox', { name: 'Volume' }).fill('7');
    await greeting.fill('hey');
    await save.click();
    await page.getByText('is too short for it').first().waitFor();
    expect(await greeting.getAttribute('aria-invalid')).toBe('true');
    expect(await visit.seriousViolations()).toEqual([]);
    expect(await config()).toMatchObject({ greeting: 'good evening', volume: 5, password: { set: true } });

    // Nothing is lost by going away without a word.
    await page.getByRole('link', { name: 'Queue', exact: true }).click();
    await page.getByRole('dialog', { name: 'Leave without saving?' }).waitFor();
    await page.getByRole('button', { name: 'Leave, drop the changes' }).click();
    await page.getByRole('heading', { name: 'Queue', level: 1 }).waitFor();
  }, 60_000);

  it('have settings also where their schema is odd', async () => {
    // The form fails on it as a whole; React says so on the console.
    visit.expect(/./);
    const { page } = visit;
    await page.route('**/api/v1/plugins/picky/config', async (route) => {
      const answer = (await (await route.fetch()).json()) as object;
      const schema = {
        type: 'object',
        properties: { a: { $ref: '#/nowhere' }, b: 7, c: { type: 'martian' }, d: null },
      };
      await route.fulfill({ json: { ...answer, schema } });
    });
    await visit.open('/plugins/picky?tab=settings');
    await page.getByRole('textbox', { name: /JSON/ }).waitFor();
    expect(await page.locator('body').innerText()).not.toMatch(/Cannot read|TypeError|#\/nowhere/);
    await page.unrouteAll();
  }, 60_000);

  it('show their failed runs, do them again, and write a log', async () => {
    const [item = ''] = await plugins.download(ids.track.single);
    await plugins.run('picky', item, ['dead'], 20_000);
    const page = await visit.open('/plugins');
    const row = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: 'Picky' }) });
    await row.getByRole('link', { name: '1 failed run' }).waitFor();
    await row.getByRole('link', { name: 'Picky' }).click();
    await page.getByRole('tab', { name: 'Runs' }).click();
    await page.getByText(`nobody said please for ${item}`).first().waitFor();
    expect(await visit.seriousViolations()).toEqual([]);

    await page.getByRole('tab', { name: 'Settings' }).click();
    await page.getByRole('textbox', { name: 'Greeting' }).fill('please');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Saved.', { exact: false }).first().waitFor();
    await page.getByRole('tab', { name: 'Runs' }).click();
    await page
      .getByRole('button', { name: /^Do it again/ })
      .first()
      .click();
    await page.getByText('Done', { exact: true }).first().waitFor();
    await plugins.run('picky', item, ['succeeded']);

    await page.getByRole('tab', { name: 'Log' }).click();
    await page.getByText(`gladly, for ${item}`).waitFor();
    expect(await visit.seriousViolations()).toEqual([]);
    await page.getByRole('searchbox', { name: 'Search in these lines' }).fill('gladly');
    await page.getByText(/^1 of \d+ lines$/).waitFor();
  }, 60_000);
});
