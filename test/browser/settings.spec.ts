import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { eventually } from '../support/eventually.js';
import { setBareStage } from '../support/stage.js';
import { describeInBrowser } from './support/chromium.js';
import { Visit } from './support/visit.js';

/** A host that nobody has set up yet: without an account, and without a secret. */
const setNewHost = () =>
  setBareStage(
    { trackBytes: 100_000, scenario: { rateLimit: { requests: 0, windowMs: 5000 } } },
    { DEEMUSIC_DEEZER_ARL: '', DEEMUSIC_DEEZER_STREAM_SECRET: '', DEEMUSIC_DOWNLOAD_FALLBACK: 'true' },
  );

await describeInBrowser('settings', setNewHost, (stage, browser) => {
  const { sandbox } = stage;
  let visit: Visit;
  const setting = async (key: string) => {
    const { body } = await stage.host.api<Record<string, { value: unknown }>>('GET', '/settings');
    return body[key]?.value;
  };
  const setSecret = async (page: Page, name: string, value: string): Promise<void> => {
    await page.getByRole('button', { name: `Set: ${name}` }).click();
    await page.getByLabel(`New value of: ${name}`).fill(value);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: `Replace: ${name}` }).waitFor();
  };

  beforeEach(async () => {
    visit = await Visit.begin(browser, stage.host.url);
  });
  afterEach(() => visit.end());

  it('begin with a guide: where music goes, the account and its secret, and the first music', async () => {
    const page = await visit.open('/');
    await page.getByRole('link', { name: 'Set up the host' }).click();
    await page.getByRole('heading', { name: 'Where shall music go?' }).waitFor();
    expect(await visit.seriousViolations()).toEqual([]);
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByRole('heading', { name: 'Which account does it use?' }).waitFor();
    expect(await visit.seriousViolations()).toEqual([]);
    await setSecret(page, 'Account cookie', sandbox.arl);
    await setSecret(page, 'Stream secret', sandbox.streamSecret);
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByRole('heading', { name: 'Ready', level: 2 }).waitFor();
    expect(await visit.seriousViolations()).toEqual([]);
    expect(await page.content()).not.toContain(sandbox.arl);
    expect(await page.content()).not.toContain(sandbox.streamSecret);
    await page.getByRole('link', { name: 'An album of two discs' }).click();
    await page.getByRole('button', { name: /^Add: The Night Ferry/ }).click();
    await page.getByRole('link', { name: /^In the library/ }).waitFor();
  }, 60_000);

  it('take effect when they are saved, and are refused at their field', async () => {
    const page = await visit.open('/settings');
    visit.expect(/400/);
    const parallel = page.getByRole('textbox', { name: 'Parallel downloads' });
    const retries = page.getByRole('textbox', { name: 'Retries' });
    await parallel.fill('3');
    await page.getByText('One unsaved change').waitFor();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Saved.').first().waitFor();
    expect(await setting('download.concurrentDownloads')).toBe(3);
    // Live: the header knows at once.
    await page.getByRole('button', { name: /^Pace: 3 at once/ }).waitFor();

    await parallel.fill('65');
    await retries.fill('4');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Nothing was saved.').first().waitFor();
    expect(await parallel.getAttribute('aria-invalid')).toBe('true');
    expect(await parallel.getAttribute('aria-describedby')).toMatch(/error/);
    expect(await retries.getAttribute('aria-invalid')).not.toBe('true');
    expect(await visit.seriousViolations()).toEqual([]);
    expect(await setting('network.maxRetries')).toBe(3);
    await page.getByRole('button', { name: 'Put back' }).click();
    expect(await parallel.inputValue()).toBe('3');
    await page.getByRole('button', { name: 'Back to the default: Parallel downloads' }).click();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await eventually('it is the default', async () => (await setting('download.concurrentDownloads')) === 8);
  }, 60_000);

  it('that come from outside are locked, and say by what', async () => {
    const page = await visit.open('/settings');
    const folder = page.getByRole('textbox', { name: 'Music folder' });
    await folder.waitFor();
    expect(await folder.isEditable()).toBe(false);
    await page.getByText('DEEMUSIC_DOWNLOAD_OUTPUT_DIR').waitFor();
    await page.getByRole('searchbox', { name: 'Search settings' }).fill('cookie');
    await page
      .getByRole('button', { name: /: Account cookie$/ })
      .first()
      .waitFor();
    expect(await folder.count()).toBe(0);
  }, 60_000);

  it('that are secret are never shown again', async () => {
    const page = await visit.open('/settings');
    visit.expect(/400/);
    const wrong = 'made-up-secret-of-the-wrong-length';
    await page.getByRole('button', { name: 'Replace: Stream secret' }).click();
    await page.getByLabel('New value of: Stream secret').fill(wrong);
    await page.keyboard.press('Enter');
    const field = page.getByLabel('New value of: Stream secret');
    await eventually('it is refused', async () => (await field.getAttribute('aria-invalid')) === 'true');
    const good = 'abcdefghij012345';
    await field.fill(good);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Replace: Stream secret' }).waitFor();
    await page.reload();
    await page.getByRole('button', { name: 'Replace: Stream secret' }).waitFor();
    for (const secret of [wrong, good, sandbox.arl]) expect(await page.content()).not.toContain(secret);
    expect(await setting('deezer.streamSecret')).toEqual({ set: true });
  }, 60_000);

  it('say plainly when something else answers than the host, and stand what a newer one adds', async () => {
    const page = visit.page;
    await page.route('**/api/v1/settings', (route) => route.fulfill({ json: null }));
    await page.route('**/api/v1/source', (route) => route.fulfill({ json: {} }));
    await visit.open('/settings');
    const alert = page.getByRole('main').getByRole('alert');
    await alert.getByText(/^The answer is not from the host/).waitFor();
    await page.getByText('Account unknown').first().waitFor();
    expect(await page.locator('body').innerText()).not.toMatch(/Cannot read|undefined|TypeError/);

    await page.unrouteAll();
    await page.route('**/api/v1/settings', async (route) => {
      const answer = await route.fetch();
      const settings = (await answer.json()) as Record<string, object>;
      const [some] = Object.values(settings);
      await route.fulfill({ json: { ...settings, 'download.ofTomorrow': { ...some, value: { odd: [1] } } } });
    });
    await alert.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('textbox', { name: 'Music folder' }).waitFor();
    await page.unrouteAll();
  }, 60_000);

  it('for file names show what becomes of them, and know what was meant', async () => {
    const page = await visit.open('/settings');
    visit.expect(/400/);
    const field = page.getByRole('textbox', { name: 'Single track' });
    const outcome = page.getByRole('list', { name: 'Examples: Single track' });
    await outcome.getByRole('listitem').first().waitFor();
    await field.fill('Loose/{artist} - {title}');
    await outcome.getByText('Loose', { exact: true }).waitFor();
    await field.fill('Loose/{artst} - {title}');
    await page.getByText(/artst/).first().waitFor();
    await eventually('it is marked', async () => (await field.getAttribute('aria-invalid')) === 'true');
    await page
      .getByRole('button', { name: /^Use .*artist/ })
      .first()
      .click();
    await eventually('it is mended', async () => (await field.inputValue()) === 'Loose/{artist} - {title}');
    expect(await visit.seriousViolations()).toEqual([]);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Saved.').first().waitFor();
    expect(await setting('download.templates.track')).toBe('Loose/{artist} - {title}');
  }, 60_000);
});
