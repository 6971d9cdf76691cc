import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { eventually } from '../support/eventually.js';
import { setBareStage } from '../support/stage.js';
import { describeInBrowser } from './support/chromium.js';
import { Visit } from './support/visit.js';

const setCatalogue = () =>
  setBareStage(
    { trackBytes: 200_000, scenario: { rateLimit: { requests: 0, windowMs: 5000 } } },
    { DEEMUSIC_DEEZER_REQUESTS_PER_5S: '1000' },
  );

await describeInBrowser('adding', setCatalogue, (stage, browser) => {
  const { ids } = stage.sandbox.catalogue;
  let visit: Visit;
  const fieldOf = (page: Page): Locator => page.getByLabel('Links, or words to search for');
  const entry = (page: Page, title: string): Locator =>
    page.getByRole('listitem').filter({ has: page.getByRole('button', { name: new RegExp(`^${title}`) }) });

  beforeEach(async () => {
    stage.sandbox.control.reset();
    visit = await Visit.begin(browser, stage.host.url);
  });
  afterEach(() => visit.end());

  it('understands a pasted text line by line, and adds what is good in it', async () => {
    const page = await visit.open('/add');
    await fieldOf(page).fill(
      [
        'Some of these:',
        `https://www.deezer.com/album/${ids.album.twoDisc}`,
        'https://example.com/not/music',
        `track_${ids.track.single}`,
        `deezer.com/track/${ids.track.single}`,
      ].join('\n'),
    );
    await page.getByText('2 understood').waitFor();
    const bad = page.getByRole('listitem').filter({ hasText: 'example.com' });
    await bad.getByText('Line 3').waitFor();
    await bad.getByText(/not a link of a track, album or playlist/).waitFor();
    await entry(page, 'The Night Ferry').getByText('8 tracks').waitFor();
    expect(await visit.seriousViolations()).toEqual([]);
    await page.getByRole('button', { name: 'Add all 2' }).click();
    await page.getByText('2 added').first().waitFor();
    // The entries turn into what becomes of them, and lead there.
    await entry(page, 'First Light')
      .getByRole('link', { name: /^In the library/ })
      .waitFor();
    await entry(page, 'The Night Ferry')
      .getByRole('link', { name: /^In the library/ })
      .click();
    await page.getByRole('dialog', { name: 'Details' }).waitFor();
    expect(new URL(page.url()).searchParams.get('item')).toBe(`album_${ids.album.twoDisc}`);
  }, 60_000);

  it('takes hundreds of links that were pasted on another page, also after a reload', async () => {
    // Of these the catalogue knows none; that it says.
    visit.expect(/404 .*\/catalog\/track\/70/);
    const page = await visit.open('/');
    await page.getByRole('link', { name: /^Add/ }).first().waitFor();
    const many = Array.from({ length: 400 }, (_, n) => `https://www.deezer.com/track/${String(7_000_000 + n)}`);
    await page.evaluate((text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', text);
      document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, many.join('\n'));
    await page.getByText('400 understood').waitFor();
    const answer = await page.reload();
    expect(answer?.status()).toBe(200);
    await page.getByText('400 understood').waitFor();
  }, 60_000);

  it('searches tracks, albums, artists and playlists', async () => {
    const page = await visit.open('/add');
    await fieldOf(page).fill('harbour');
    const results = page.getByRole('list', { name: 'Results for harbour' });
    for (const kind of ['Tracks', 'Albums', 'Artists']) {
      await page.getByRole('tab', { name: kind }).click();
      await page.getByRole('tabpanel', { name: kind }).getByRole('listitem').first().waitFor();
      expect(await results.getByRole('button', { name: /harbour/i }).count()).toBeGreaterThan(0);
      await eventually('every cover is there', () =>
        results
          .getByRole('listitem')
          .first()
          .locator('img')
          .first()
          .evaluate((image: HTMLImageElement) => image.naturalWidth > 0),
      );
    }
    await fieldOf(page).fill('evening');
    await page.getByRole('tab', { name: 'Playlists' }).click();
    await entry(page, 'Evening by the Sea').getByRole('button', { name: /^Add/ }).waitFor();
    expect(await visit.seriousViolations()).toEqual([]);
    await fieldOf(page).fill('zzz no such words');
    await page.getByText('Nothing found for “zzz no such words”').waitFor();
  }, 60_000);

  it('shows what is in a playlist, and adds the tracks that are chosen of it, in the quality that is chosen', async () => {
    const page = await visit.open(`/add?text=playlist_${ids.playlist.demo}`);
    await entry(page, 'Evening by the Sea')
      .getByRole('button', { name: /^Evening by the Sea/ })
      .click();
    const preview = page.getByRole('dialog', { name: 'Preview' });
    const list = preview.getByRole('list', { name: 'What is in Evening by the Sea' });
    await list.getByRole('checkbox').nth(7).waitFor();
    expect(await list.getByRole('listitem').count()).toBe(8);
    const [first, second] = await list.getByRole('checkbox').all();
    await first!.check();
    await second!.check();
    const names = await Promise.all([first!, second!].map((box) => box.getAttribute('aria-label')));
    expect(await visit.seriousViolations()).toEqual([]);
    await preview.getByRole('combobox', { name: 'Quality' }).click();
    await page.getByRole('option', { name: /^MP3 320/ }).click();
    await preview.getByRole('button', { name: 'Add 2' }).click();
    const added = await eventually('they are in the queue', async () => {
      const { body } = await stage.host.api<{ items: { title: string; quality: { wanted: string } }[] }>(
        'GET',
        '/downloads?type=track',
      );
      const found = body.items.filter(({ title }) => names.includes(`Choose ${title}`));
      return found.length === 2 ? found : null;
    });
    expect(added.map(({ quality }) => quality.wanted)).toEqual(['MP3_320', 'MP3_320']);
  }, 60_000);

  it('works by keyboard alone, and says what is there already', async () => {
    const page = await visit.open('/');
    await page.getByRole('treegrid', { name: 'Queue' }).or(page.getByText('Nothing in the queue')).waitFor();
    await page.keyboard.press('n');
    await page.getByRole('heading', { name: 'Add', level: 1 }).waitFor();
    await eventually('the field has the focus', () =>
      fieldOf(page).evaluate((field) => field === document.activeElement),
    );
    await page.keyboard.type('thirty-six');
    await page.getByRole('list', { name: 'Results for thirty-six' }).getByRole('listitem').first().waitFor();
    await eventually('Tab leads to the kinds of results', async () => {
      await page.keyboard.press('Tab');
      return page.evaluate(() => document.activeElement?.getAttribute('role') === 'tab');
    });
    await page.keyboard.press('ArrowRight');
    const row = entry(page, 'Thirty-Six Views');
    await row.waitFor();
    await eventually('Tab leads to the row', async () => {
      await page.keyboard.press('Tab');
      return row.evaluate((item) => item.contains(document.activeElement));
    });
    await eventually('Tab leads to its button', async () => {
      await page.keyboard.press('Tab');
      return page.evaluate(() => document.activeElement?.getAttribute('aria-label') === 'Add: Thirty-Six Views');
    });
    await page.keyboard.press('Enter');
    await row.getByRole('link', { name: /^In the library/ }).waitFor({ timeout: 20_000 });
    await row.getByRole('button', { name: 'Get again: Thirty-Six Views' }).waitFor();
    expect((await stage.item(`album_${ids.album.long}`)).status).toBe('completed');
  }, 60_000);
});
