import { afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { Item } from '../../src/domain/index.js';
import { eventually } from '../support/eventually.js';
import { setBareStage } from '../support/stage.js';
import { describeInBrowser } from './support/chromium.js';
import { focusRow, rowOf, titlesOf } from './support/queue-rows.js';
import { Visit } from './support/visit.js';

const setPausedStage = () =>
  setBareStage(
    { trackBytes: 100_000, scenario: { rateLimit: { requests: 0, windowMs: 5000 } } },
    { DEEMUSIC_DEEZER_REQUESTS_PER_5S: '1000' },
  );

await describeInBrowser('many items of the queue', setPausedStage, (stage, browser) => {
  const { ids } = stage.sandbox.catalogue;
  const albums = [ids.album.single, ids.album.twoDisc, ids.album.long, ids.album.forty, ids.album.variousArtists];
  const TITLES = ['First Light', 'The Night Ferry', 'Thirty-Six Views', 'Forty Miles', 'Coastline: A Compilation'];
  let visit: Visit;
  const onHost = async (query = ''): Promise<Item[]> =>
    (await stage.host.api<{ items: Item[] }>('GET', `/downloads?${query}`)).body.items;
  const isOrder = (order: readonly string[]) => async () =>
    JSON.stringify((await onHost()).map(({ title }) => title)) === JSON.stringify(order);

  beforeAll(async () => {
    await stage.host.api('PATCH', '/queue', { paused: true });
    await stage.host.api('POST', '/downloads', { items: albums.map((id) => ({ type: 'album', id })) });
    await eventually('all are listed', async () => (await onHost()).every(({ expandedAt }) => expandedAt !== null));
  });
  beforeEach(async () => {
    visit = await Visit.begin(browser, stage.host.url);
  });
  afterEach(() => visit.end());

  it('are marked with Shift, by keyboard and by mouse, and told what to do at once', async () => {
    const page = await visit.open('/');
    await eventually('they are shown', async () => (await titlesOf(page)).length === 5);
    expect(await titlesOf(page)).toEqual(TITLES);
    await focusRow(page, TITLES[1]!);
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    const bar = page.getByRole('region', { name: 'Selected items' });
    await bar.getByText('3 selected').waitFor();
    await bar.getByRole('button', { name: 'Pause' }).click();
    await page.getByText('3 items paused').first().waitFor();
    for (const title of TITLES.slice(1, 4)) await rowOf(page, title).getByText('Paused', { exact: true }).waitFor();
    expect((await onHost('status=paused')).map(({ title }) => title)).toEqual(TITLES.slice(1, 4));

    await rowOf(page, TITLES[0]!).getByRole('checkbox').click();
    await rowOf(page, TITLES[4]!).click({ modifiers: ['Shift'], position: { x: 300, y: 8 } });
    await bar.getByText('5 selected').waitFor();
    await bar.getByRole('button', { name: 'Resume' }).click();
    await bar.getByText('5 items resumed').waitFor();
    expect(await onHost('status=paused')).toEqual([]);

    // What cannot be done is said with its reason.
    const first = rowOf(page, TITLES[0]!);
    await first.getByRole('checkbox').click();
    await bar.getByText('1 selected').waitFor();
    await bar.getByRole('button', { name: 'More for the selected items' }).click();
    await page.getByRole('menuitem', { name: 'Cancel' }).click();
    await first.getByText('Cancelled', { exact: true }).first().waitFor();
    await first.getByRole('checkbox').click();
    await bar.getByText('1 selected').waitFor();
    await bar.getByRole('button', { name: 'Pause' }).click();
    await bar.getByText('1 item not:').waitFor();
    await bar.getByRole('listitem').first().waitFor();
    expect(await visit.seriousViolations()).toEqual([]);
  }, 60_000);

  it('come into another order by dragging, and by Alt and the arrow keys', async () => {
    const page = await visit.open('/');
    await eventually('they are shown', async () => (await titlesOf(page)).length === 5);
    const handle = await rowOf(page, TITLES[0]!).getByRole('button', { name: /^Move/ }).boundingBox();
    const target = await rowOf(page, TITLES[2]!).boundingBox();
    const x = handle!.x + handle!.width / 2;
    await page.mouse.move(x, handle!.y + handle!.height / 2);
    await page.mouse.down();
    await page.mouse.move(x, target!.y + target!.height / 2, { steps: 8 });
    await page.mouse.move(x, target!.y + target!.height - 4, { steps: 4 });
    await page.mouse.up();
    const [a, b, c, d, e] = TITLES as [string, string, string, string, string];
    await eventually('the host has the order', isOrder([b, c, a, d, e]));
    expect(await titlesOf(page)).toEqual([b, c, a, d, e]);

    await focusRow(page, e);
    await page.keyboard.press('Alt+ArrowUp');
    await page.getByText(`${e} is now number 4 of 5.`).waitFor({ state: 'attached' });
    await eventually('it is one higher', isOrder([b, c, a, e, d]));
    await page.keyboard.press('Alt+ArrowUp');
    await eventually('it is two higher', isOrder([b, c, e, a, d]));
    await page.getByText(`${e} is now number 3 of 5.`).waitFor({ state: 'attached' });
    await page.keyboard.press('Alt+Home');
    await eventually('it is first', isOrder([e, b, c, a, d]));
    expect(await titlesOf(page)).toEqual([e, b, c, a, d]);
    expect(await rowOf(page, e).evaluate((row) => row === document.activeElement)).toBe(true);
    await page.reload();
    await eventually('it stays so', async () => (await titlesOf(page))[0] === e);
  }, 60_000);

  it('are filtered and searched, and the address says how', async () => {
    await stage.host.api('POST', `/downloads/album_${ids.album.twoDisc}/pause`);
    const page = await visit.open('/');
    const query = () => Object.fromEntries(new URL(page.url()).searchParams);
    await page
      .getByRole('navigation', { name: 'By status' })
      .getByRole('link', { name: /^Paused/ })
      .click();
    await eventually('the paused one alone is shown', async () => (await titlesOf(page)).join() === 'The Night Ferry');
    expect(query()).toEqual({ status: 'paused' });
    await page.reload();
    await rowOf(page, 'The Night Ferry').waitFor();
    expect(await titlesOf(page)).toEqual(['The Night Ferry']);
    // What is not paused any more leaves it.
    await stage.host.api('POST', `/downloads/album_${ids.album.twoDisc}/resume`);
    await page.getByText('Nothing here').waitFor();
    await page.getByRole('button', { name: 'Show everything' }).click();
    await eventually('all are shown', async () => (await titlesOf(page)).length === 5);

    await page.keyboard.press('/');
    await page.keyboard.type('departure');
    await rowOf(page, 'Departure').waitFor();
    expect(query()).toEqual({ q: 'departure' });
    await page.getByRole('searchbox', { name: 'Search the queue' }).fill('no such thing');
    await page.getByText('Nothing found for “no such thing”').waitFor();
    await page.getByRole('button', { name: 'Clear the search' }).click();
    await eventually('all are shown again', async () => (await titlesOf(page)).length === 5);
    expect(query()).toEqual({});

    await page.getByRole('button', { name: 'Filter and order' }).click();
    await page.getByRole('menuitemradio', { name: 'Playlists' }).click();
    await page.keyboard.press('Escape');
    await page.getByText('Nothing here').waitFor();
    expect(query()).toEqual({ type: 'playlist' });
    expect(await visit.seriousViolations()).toEqual([]);
  }, 60_000);
});
