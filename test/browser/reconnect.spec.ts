import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { Page, Request } from 'playwright-core';
import { eventually } from '../support/eventually.js';
import { setBareStage } from '../support/stage.js';
import { describeInBrowser } from './support/chromium.js';
import { startGate } from './support/gate.js';
import { focusRow, rowOf, titlesOf } from './support/queue-rows.js';
import { Visit } from './support/visit.js';

const ALBUM = 'The Night Ferry';
const BANNER = /The host does not answer\. What you see is from before/;

const setStageBehindGate = async () => {
  const stage = await setBareStage(
    { trackBytes: 300_000, scenario: { rateLimit: { requests: 0, windowMs: 5000 } } },
    { DEEMUSIC_DEEZER_REQUESTS_PER_5S: '1000' },
  );
  return { stage, gate: await startGate(stage.host.url) };
};

const isOfList = (url: string): boolean => new URL(url).pathname.startsWith('/api/v1/downloads');

/** When the list has been answered that a page asks for again once it is connected: it may have missed something until then. */
const settledOf = (page: Page) =>
  new Promise<void>((resolve) => {
    const asked = new Set<Request>();
    let isConnected = false;
    page.on('websocket', (socket) => {
      socket.on('framereceived', ({ payload }) => (isConnected ||= payload.toString().includes('"snapshot"')));
    });
    page.on('request', (request) => isConnected && isOfList(request.url()) && asked.add(request));
    page.on('requestfinished', (request) => asked.has(request) && resolve());
  });

await describeInBrowser('a page whose host or network goes away', setStageBehindGate, ({ stage, gate }, browser) => {
  const { sandbox } = stage;
  const { ids } = sandbox.catalogue;
  const id = `album_${ids.album.twoDisc}`;
  const visits: Visit[] = [];
  const visitAt = async (url: string): Promise<{ visit: Visit; page: Page; settled: Promise<void> }> => {
    const visit = await Visit.begin(browser, url);
    visits.push(visit);
    const settled = settledOf(visit.page);
    // The browser itself says so on the console while nobody answers.
    visit.expect(/ERR_|WebSocket|Failed to load resource/);
    const page = await visit.open('/');
    await page.evaluate(() => {
      document.documentElement.dataset.witness = 'the first load';
    });
    return { visit, page, settled };
  };
  const isFirstLoad = (page: Page) =>
    page.evaluate(() => document.documentElement.dataset.witness === 'the first load');

  beforeEach(() => {
    sandbox.control.reset();
  });
  afterEach(async () => {
    for (const visit of visits.splice(0)) await visit.end();
  });

  it('is right again after the host was killed in the middle of transfers, and started anew', async () => {
    sandbox.control.setSpeed(10_000);
    await stage.host.api('POST', '/downloads', { type: 'album', id: ids.album.twoDisc });
    const { port } = new URL(stage.host.url);
    const { page } = await visitAt(stage.host.url);
    await rowOf(page, ALBUM).getByRole('progressbar').waitFor();
    await focusRow(page, ALBUM);
    await page.keyboard.press('ArrowRight');
    await eventually('its tracks are there', async () => (await titlesOf(page, 2)).length === 8);
    const [first = '', second = ''] = await titlesOf(page, 2);
    await rowOf(page, first).getByText('Downloading', { exact: true }).waitFor();

    await stage.host.kill();
    await page.getByText(BANNER).waitFor();
    // Nothing is offered as done that was not: the action says so beside itself.
    await rowOf(page, first)
      .getByRole('button', { name: `Pause: ${first}` })
      .click();
    await rowOf(page, first).getByRole('alert').waitFor();

    await stage.restart({ DEEMUSIC_PORT: port });
    await page.getByText(BANNER).waitFor({ state: 'detached' });
    await rowOf(page, first).getByRole('button', { name: 'Dismiss the error' }).click();
    await rowOf(page, second).getByText('Downloading', { exact: true }).waitFor();
    // It hears of the tracks of what is unfolded, too, and can steer them.
    await rowOf(page, second)
      .getByRole('button', { name: `Pause: ${second}` })
      .click();
    await rowOf(page, second).getByText('Paused', { exact: true }).waitFor();
    await stage.host.api('POST', `/downloads/${encodeURIComponent(id)}/pause`);
    await rowOf(page, first).getByText('Paused', { exact: true }).waitFor();
    sandbox.control.setSpeed(0);
    await stage.host.api('POST', `/downloads/${encodeURIComponent(id)}/resume`);
    for (const title of [ALBUM, first, second]) await rowOf(page, title).getByText('Completed').waitFor();
    await page.getByRole('link', { name: '0 active' }).waitFor();
    await page.getByRole('link', { name: '0 waiting' }).waitFor();
    expect(await isFirstLoad(page)).toBe(true);
  }, 60_000);

  it('gets what it missed after a short loss of the network, and does not ask for its lists again', async () => {
    await stage.host.api('PATCH', '/queue', { paused: true });
    await stage.host.api('POST', '/downloads', { type: 'album', id: ids.album.long });
    await eventually('its tracks are known', async () => {
      const { children } = await stage.item(`album_${ids.album.long}`);
      return children?.total === 36;
    });
    gate.leadTo(stage.host.url);
    const { page, settled } = await visitAt(gate.url);
    const title = 'Thirty-Six Views';
    await rowOf(page, title).getByText('The queue is paused').waitFor();
    await settled;
    expect(await rowOf(page, title).innerText()).toContain('0 of 36');
    const asked: string[] = [];
    page.on('request', (request) => {
      if (isOfList(request.url())) asked.push(request.url());
    });
    gate.shut();
    await page.getByText(BANNER).waitFor();
    await stage.host.api('POST', `/downloads/album_${ids.album.long}/pause`);
    gate.open();
    await page.getByText(BANNER).waitFor({ state: 'detached' });
    await rowOf(page, title).getByText('Paused', { exact: true }).waitFor();
    expect(asked).toEqual([]);
    expect(await isFirstLoad(page)).toBe(true);
    await stage.host.api('POST', `/downloads/album_${ids.album.long}/resume`);
    await rowOf(page, title).getByText('The queue is paused').waitFor();
  }, 60_000);

  it('says so when the host takes what it is asked and never answers, and asks again', async () => {
    const { page } = await visitAt(stage.host.url);
    const pause = page.getByRole('button', { name: /^(Pause|Resume) the whole queue$/ });
    await page.getByRole('treegrid', { name: 'Queue' }).waitFor();
    // As if all that patience was over.
    await page.evaluate(() => {
      const timeout = AbortSignal.timeout.bind(AbortSignal);
      AbortSignal.timeout = () => timeout(700);
    });
    await page.route(/\/api\/v1\/(backups|queue)$/, () => undefined);
    await pause.click();
    // It shows that it works, and cannot be pressed again.
    await eventually('it is at work', () => pause.isDisabled());
    await page.getByRole('alert').getByText('The host did not answer in time.').waitFor();
    await page.getByRole('button', { name: 'Dismiss' }).or(page.getByRole('alert').getByRole('button')).first().click();
    await eventually('it can be pressed again', () => pause.isEnabled());

    await page.getByRole('link', { name: 'About', exact: true }).click();
    const backups = page.getByRole('region', { name: 'Backups' });
    await backups.getByText('The host did not answer in time.').waitFor();
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await backups.getByRole('button', { name: 'Try again' }).click();
    await backups.getByText(/^There is none yet/).waitFor();
  }, 60_000);

  it('is right again after it slept', async () => {
    const { page } = await visitAt(gate.url);
    const title = 'Thirty-Six Views';
    await rowOf(page, title).waitFor();
    const debug = await page.context().newCDPSession(page);
    await debug.send('Page.setWebLifecycleState', { state: 'frozen' });
    gate.shut();
    await stage.host.api('DELETE', `/downloads/album_${ids.album.long}`);
    await stage.host.api('POST', '/downloads', { type: 'album', id: ids.album.forty });
    gate.open();
    await debug.send('Page.setWebLifecycleState', { state: 'active' });
    await rowOf(page, 'Forty Miles').waitFor();
    await rowOf(page, title).waitFor({ state: 'detached' });
    expect(await isFirstLoad(page)).toBe(true);
  }, 60_000);

  it('shows what another page does', async () => {
    await stage.host.api('POST', '/downloads', { type: 'album', id: ids.album.variousArtists });
    const [one, other] = [(await visitAt(stage.host.url)).page, (await visitAt(stage.host.url)).page];
    for (const page of [one, other]) await rowOf(page, 'Coastline: A Compilation').waitFor();
    const before = await titlesOf(one);
    await focusRow(one, before.at(-1)!);
    await one.keyboard.press('Alt+Home');
    const after = [before.at(-1), ...before.slice(0, -1)];
    await eventually('the other sees the order', async () => (await titlesOf(other)).join() === after.join());
    await rowOf(other, after[0]!)
      .getByRole('button', { name: /^Pause/ })
      .click();
    await rowOf(one, after[0]!).getByText('Paused', { exact: true }).waitFor();
    await other.getByRole('button', { name: 'Resume the whole queue' }).click();
    await one.getByRole('button', { name: 'Pause the whole queue' }).waitFor();
    await rowOf(one, 'Forty Miles').getByText('Completed').waitFor({ timeout: 30_000 });
  }, 60_000);
});
