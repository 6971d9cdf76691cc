import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '../support/eventually.js';
import { setBareStage } from '../support/stage.js';
import { describeInBrowser } from './support/chromium.js';
import { choose, focusRow, rowOf, titlesOf } from './support/queue-rows.js';
import { Visit } from './support/visit.js';

const SLOW = 100_000;

const setQueueStage = () =>
  setBareStage(
    { trackBytes: 400_000, scenario: { rateLimit: { requests: 0, windowMs: 5000 } } },
    { DEEMUSIC_DEEZER_REQUESTS_PER_5S: '1000' },
  );

await describeInBrowser('the queue', setQueueStage, (stage, browser) => {
  const { sandbox } = stage;
  const { ids } = sandbox.catalogue;
  let visit: Visit;
  const add = (type: string, id: string) => stage.host.api('POST', '/downloads', { type, id });

  beforeEach(async () => {
    sandbox.control.reset();
    visit = await Visit.begin(browser, stage.host.url);
  });
  afterEach(() => visit.end());

  it('takes a link, and shows its way to the file without a reload', async () => {
    sandbox.control.setSpeed(SLOW);
    const page = await visit.open('/');
    await page.evaluate(() => {
      document.documentElement.dataset.witness = 'the first load';
    });
    await page.getByText('Nothing in the queue').waitFor();
    await page.getByRole('link', { name: 'Add music' }).first().click();
    const field = page.getByLabel('Links, or words to search for');
    await field.fill(`Listen: https://www.deezer.com/en/track/${ids.track.single}?utm_source=x`);
    await page.getByRole('button', { name: 'Add: First Light' }).click();
    await page.getByRole('link', { name: 'Queue', exact: true }).click();

    const bar = page.getByRole('progressbar', { name: 'Progress of First Light' });
    const seen: number[] = [];
    await eventually(
      'progress is seen to move',
      async () => {
        const value = Number(await bar.getAttribute('aria-valuenow', { timeout: 2000 }));
        if (value !== seen.at(-1)) seen.push(value);
        return seen.filter((each) => each > 0 && each < 100).length >= 3;
      },
      15_000,
    );
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    const row = rowOf(page, 'First Light');
    await row.getByText(/^\d+(\.\d)? KiB\/s$/).waitFor();
    sandbox.control.setSpeed(0);
    await row.getByText('Completed').waitFor();
    expect(await bar.count()).toBe(0);
    expect(await page.evaluate(() => document.documentElement.dataset.witness)).toBe('the first load');
    expect(existsSync(join(stage.library, (await stage.item(`track_${ids.track.single}`)).outputPath ?? ''))).toBe(
      true,
    );
  }, 60_000);

  it('unfolds an album, and steers its tracks by menu, by button and by keyboard', async () => {
    sandbox.control.setSpeed(20_000);
    await add('album', ids.album.twoDisc);
    const page = await visit.open('/');
    const album = 'The Night Ferry';
    await rowOf(page, album).getByRole('progressbar').waitFor();
    await focusRow(page, album);
    await page.keyboard.press('ArrowRight');
    await eventually('its tracks are there', async () => (await titlesOf(page, 2)).length === 8);
    const [first = '', second = ''] = await titlesOf(page, 2);

    await choose(page, first, 'Pause');
    await rowOf(page, first).getByText('Paused').waitFor();
    await rowOf(page, first)
      .getByRole('button', { name: `Resume: ${first}` })
      .click();
    await rowOf(page, first)
      .getByRole('button', { name: `Pause: ${first}` })
      .waitFor();

    await focusRow(page, second);
    await page.keyboard.press('Shift+F10');
    const cancel = page.getByRole('menuitem', { name: 'Cancel' });
    await cancel.waitFor();
    await eventually('the arrows lead to it', async () => {
      await page.keyboard.press('ArrowDown');
      return cancel.evaluate((item) => item === document.activeElement);
    });
    await page.keyboard.press('Enter');
    await rowOf(page, second).getByText('Cancelled').waitFor();
    await eventually('the focus is on the row again', () =>
      rowOf(page, second).evaluate((row) => row.contains(document.activeElement)),
    );
    await rowOf(page, second)
      .getByRole('button', { name: `Retry: ${second}` })
      .click();
    await rowOf(page, second)
      .getByRole('button', { name: `Pause: ${second}` })
      .waitFor();

    sandbox.control.setSpeed(0);
    // What runs goes on as it began: begun anew, it is quick.
    await choose(page, album, /^Pause/);
    await rowOf(page, album).getByText('Paused').waitFor();
    await choose(page, album, /^Resume/);
    await rowOf(page, album).getByText('Completed').waitFor();
    await focusRow(page, album);
    await page.keyboard.press('ArrowLeft');
    await eventually('it is folded', async () => (await titlesOf(page, 2)).length === 0);
  }, 60_000);

  it('says what is missing and why, and gets only that', async () => {
    await stage.host.api('PATCH', '/queue', { paused: true });
    const id = `album_${ids.album.variousArtists}`;
    await add('album', ids.album.variousArtists);
    const [child] = await eventually('it is listed', async () => {
      const children = await stage.children(id);
      return children.length > 0 ? children : null;
    });
    const trackId = child!.id.split('track_')[1]!;
    sandbox.control.fault({ service: 'media', kind: 'no-media', match: trackId, times: 0 });
    const { title } = await stage.item(id);
    const page = await visit.open('/');
    await rowOf(page, title!).getByText('The queue is paused').waitFor();
    await page.getByRole('button', { name: 'Resume the whole queue' }).click();
    const row = rowOf(page, title!);
    await row.getByText('Partial').waitFor();
    await row.getByText(/^\d+ of \d+ tracks, 1 failed$/).waitFor();

    await focusRow(page, title!);
    await page.keyboard.press('Enter');
    const drawer = page.getByRole('dialog', { name: 'Details' });
    await drawer.getByRole('heading', { name: 'What is missing' }).waitFor();
    expect(new URL(page.url()).searchParams.get('item')).toBe(id);
    await drawer.getByRole('button', { name: new RegExp(`^${escaped(child!.title!)}`) }).click();
    await drawer.getByText('Failed').first().waitFor();
    const { error } = await stage.item(child!.id);
    await drawer.getByText(error!.message).first().waitFor();
    await drawer.getByRole('heading', { name: 'What happened' }).waitFor();
    expect(await visit.seriousViolations()).toEqual([]);
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'hidden' });

    sandbox.control.clearFaults();
    const before = sandbox.log.filter(({ service }) => service === 'cdn').length;
    await row.getByRole('button', { name: `Retry what is missing (1): ${title!}` }).click();
    await row.getByText('Completed').waitFor();
    const fetched = sandbox.log.filter(({ service }) => service === 'cdn').slice(before);
    expect(fetched.length).toBeLessThanOrEqual(2);
  }, 60_000);

  it('says when less was had than wanted, and removes an item with its file', async () => {
    await add('track', ids.track.mp3Only);
    const page = await visit.open('/');
    const { title, outputPath } = await stage.settled(`track_${ids.track.mp3Only}`);
    const row = rowOf(page, title!);
    await row.getByText('MP3_320 instead of FLAC').waitFor();
    expect(existsSync(join(stage.library, outputPath!))).toBe(true);

    await focusRow(page, title!);
    await choose(page, title!, /^Remove/);
    const dialog = page.getByRole('dialog', { name: 'Remove from the list' });
    await dialog.getByLabel('Also delete the files').check();
    await dialog.getByRole('button', { name: 'Remove and delete files' }).click();
    await row.waitFor({ state: 'detached' });
    // The list is told first, then the files go.
    await eventually('the file is gone', () => !existsSync(join(stage.library, outputPath!)));
  }, 60_000);

  it('says in words what it waits for, and counts down', async () => {
    // Longer than what is waited out within a request: the queue itself waits, and says so.
    sandbox.control.fault({ service: 'media', kind: 'status', status: 429, retryAfter: 11, times: 1 });
    const page = await visit.open('/');
    await page.getByRole('treegrid', { name: 'Queue' }).waitFor();
    await add('album', ids.album.long);
    const words = page.getByText(/Waiting for the quota.*, \d+ s/).first();
    const seen = new Set<string>();
    await eventually(
      'it counts down',
      async () => seen.add(await words.innerText({ timeout: 3000 })).size >= 2,
      15_000,
    );
    await page
      .getByText(/Waiting for the quota/)
      .first()
      .waitFor({ state: 'detached', timeout: 20_000 });
    await rowOf(page, 'Thirty-Six Views').getByText('Completed').waitFor();
  }, 60_000);
});

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
