import { afterEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '../../../test/support/eventually.js';
import { openQueue, wanted, type OpenQueue } from '../../../test/support/open-queue.js';
import { tempDir } from '../../../test/support/temp-dir.js';
import type { HistoryQuery } from '../item-query.js';
import { historyQuery } from './history.js';

const root = tempDir('history');
let queue: OpenQueue;
afterEach(() => queue.close());

const FILL = `
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60)
INSERT INTO history (item_id, type, status, title, artist, album, quality, bytes, finished_at)
SELECT 'item_' || i, iif(i % 10 = 0, 'album', 'track'), iif(i % 4 = 0, 'failed', 'completed'),
  'Song ' || i || iif(i % 3 = 0, ' at the Café', ''), iif(i % 5 = 0, 'Ünlü', 'Somebody'), 'Ox', 'FLAC', 1, i * 1000 FROM n`;

async function filled(): Promise<void> {
  queue = await openQueue(mkdtempSync(join(root, 'data-')), { isStarted: false });
  await queue.writeQueue.run((tx) => tx.run(FILL));
}

/** Numbers of the entries on all pages. */
async function numbers(query: HistoryQuery): Promise<number[]> {
  const found: number[] = [];
  let cursor: string | null = null;
  do {
    const page = await queue.reader.history({ ...query, limit: 7, cursor });
    found.push(...page.items.map(({ id }) => Number(id.replace('item_', ''))));
    cursor = page.nextCursor;
  } while (cursor !== null);
  return found;
}

const newestFirst = (fits: (i: number) => boolean): number[] =>
  Array.from({ length: 60 }, (_, index) => 60 - index).filter(fits);

describe('the history', () => {
  it.each<[HistoryQuery, (i: number) => boolean]>([
    [{}, () => true],
    [{ q: 'CAFÉ' }, (i) => i % 3 === 0],
    [{ q: 'somebody', status: 'failed' }, (i) => i % 5 !== 0 && i % 4 === 0],
    [{ q: 'ng 1', type: 'album' }, (i) => i === 10],
    [{ q: 'ox' }, () => true],
    [{ q: 'ox', status: 'failed', type: 'album' }, (i) => i % 20 === 0],
    [{ q: '%' }, () => false],
    [{ q: '"Song' }, () => false],
    [{ type: 'album' }, (i) => i % 10 === 0],
    [{ type: 'track', status: 'failed' }, (i) => i % 10 !== 0 && i % 4 === 0],
    [{ from: 10_000 }, (i) => i >= 10],
    [{ to: 10_000 }, (i) => i < 10],
    [{ from: 10_000, to: 20_000, status: 'completed' }, (i) => i >= 10 && i < 20 && i % 4 !== 0],
    [{ from: 20_000, to: 50_000, q: 'café' }, (i) => i >= 20 && i < 50 && i % 3 === 0],
    [{ from: 61_000 }, () => false],
  ])('is searched and filtered, page by page: %j', async (query, fits) => {
    await filled();
    expect(await numbers(query)).toEqual(newestFirst(fits));
  });

  it('is not misled by a clock that was set back', async () => {
    await filled();
    await queue.writeQueue.run((tx) => tx.run("UPDATE history SET finished_at = 5500 WHERE item_id = 'item_40'"));
    expect(await numbers({ from: 5000, to: 7000 })).toEqual([40, 6, 5]);
  });

  it('forgets what is too old in its search, too', async () => {
    await filled();
    await queue.service.prune(0);
    expect(await queue.sql.all(`SELECT rowid FROM history_fts WHERE history_fts MATCH '"Song"'`)).toEqual([]);
    expect(await numbers({ q: 'song' })).toEqual([]);
  });

  it('keeps the cover of what has ended', async () => {
    queue = await openQueue(mkdtempSync(join(root, 'data-')));
    queue.processor.onDownload = async (_item, run) => {
      await run.save({ title: 'Found Later', coverUrl: 'https://pictures.example/1.jpg' });
      return { kind: 'staged' };
    };
    await queue.service.add([wanted('track', '1')]);
    await eventually('completed', async () => (await queue.status('track_1')) === 'completed');
    const { items } = await queue.reader.history({ q: 'found later' });
    expect(items).toMatchObject([{ id: 'track_1', coverUrl: 'https://pictures.example/1.jpg', quality: 'FLAC' }]);
  });

  it.each<[HistoryQuery, RegExp]>([
    [{}, /SEARCH history USING INTEGER PRIMARY KEY/],
    [{ status: 'failed' }, /USING INDEX history_status \(status=\? AND seq>\? AND seq<\?\)/],
    [{ type: 'album', status: 'failed' }, /USING INDEX history_type \(type=\? AND seq>\? AND seq<\?\)/],
    [{ q: 'song', type: 'track' }, /SCAN history_fts VIRTUAL TABLE[^]*SEARCH history USING INTEGER PRIMARY KEY/],
  ])('is read by an index, without sorting: %j', async (query, step) => {
    await filled();
    const { sql, params } = historyQuery(query, { first: 0, last: 60 });
    const plan = await queue.sql.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, [...params, 1]);
    const text = plan.map(({ detail }) => detail).join('\n');
    expect(text).toMatch(step);
    expect(text).not.toContain('TEMP B-TREE');
  });
});
