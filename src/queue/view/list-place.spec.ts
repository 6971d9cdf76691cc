import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { openQueue, tracks, wanted, type OpenQueue } from '../../../test/support/open-queue.js';
import { tempDir } from '../../../test/support/temp-dir.js';
import type { ItemStatus, ItemType } from '../../domain/index.js';
import type { ItemQuery, ItemSort } from '../item-query.js';
import { pageQuery } from './item-pages.js';
import { countQuery, walkQuery } from './list-place.js';
import type { ListScope, Order } from './list-scope.js';

const root = tempDir('list-place');
let queue: OpenQueue;

/** More than are walked one by one; ranks far apart and close together, as many moves leave them, and some the same. */
const ROWS = 9000;
const MEMBERS = 3000;
const STATUSES: ItemStatus[] = ['pending', 'completed', 'failed', 'paused', 'cancelled', 'skipped'];

const FILL = `
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?1)
INSERT INTO item (id, type, source, source_id, parent_seq, parent_id, rank, priority, lane, turn, status, quality, created_at)
SELECT coalesce(?3 || '.', '') || iif(i % 7 = 0 AND ?2 IS NULL, 'album_', 'track_') || i,
  iif(i % 7 = 0 AND ?2 IS NULL, 'album', 'track'), 'deezer', i, ?2, ?3,
  CASE i % 3 WHEN 0 THEN i * i * 1000.0 WHEN 1 THEN 1.0 / i ELSE -(i / 4) END, 1, 1, i,
  CASE abs(i * 7919) % 11 WHEN 0 THEN 'failed' WHEN 1 THEN 'paused' WHEN 2 THEN 'cancelled' WHEN 3 THEN 'skipped'
    WHEN 4 THEN 'completed' WHEN 5 THEN 'completed' ELSE 'pending' END, 'FLAC', i
FROM n`;

beforeAll(async () => {
  queue = await openQueue(mkdtempSync(join(root, 'data-')), { isStarted: false });
  await queue.service.add([wanted('playlist', '1')]);
  await queue.writeQueue.run(async (tx) => {
    await tx.run(FILL, [ROWS, null, null]);
    const playlist = await tx.get<{ seq: number }>("SELECT seq FROM item WHERE id = 'playlist_1'");
    await tx.run(FILL, [MEMBERS, playlist?.seq ?? 0, 'playlist_1']);
  });
});
afterAll(() => queue.close());

/** The whole list in its order, by sorting it. */
async function truth({ status, type, parent, sort = 'position' }: ItemQuery): Promise<string[]> {
  const direction = sort.startsWith('-') ? 'DESC' : 'ASC';
  const key = sort.endsWith('position') ? `rank ${direction}, seq ${direction}` : `seq ${direction}`;
  const rows = await queue.sql.all<{ id: string }>(
    `SELECT id FROM item WHERE parent_id IS ?1 AND (?2 IS NULL OR status IN (SELECT value FROM json_each(?2)))
       AND (?3 IS NULL OR type = ?3) ORDER BY ${key}`,
    [parent ?? null, status === undefined ? null : JSON.stringify([status].flat()), type ?? null],
  );
  return rows.map(({ id }) => id);
}

const SORTS: ItemSort[] = ['position', '-position', 'added', '-added'];
const FILTERS: { status?: ItemStatus | ItemStatus[]; type?: ItemType; parent?: string }[] = [
  {},
  { status: 'pending' },
  { status: ['completed', 'failed'] },
  { status: STATUSES },
  { status: ['skipped', 'partial', 'pending', 'pending'], type: 'track' },
  { type: 'album' },
  { type: 'album', status: ['pending', 'completed', 'paused'] },
  { type: 'playlist' },
  { parent: 'playlist_1' },
  { parent: 'playlist_1', status: ['pending', 'completed'] },
  { parent: 'playlist_1', type: 'track', status: 'failed' },
  { parent: 'playlist_1', type: 'album' },
];

describe('a jump in the list', () => {
  it.each(FILTERS.flatMap((filter) => SORTS.map((sort) => ({ ...filter, sort }))))('%j', async (query) => {
    const all = await truth(query);
    const { length } = all;
    for (const share of [0, 0.03, 0.31, 0.5, 0.77, 0.98]) {
      const offset = Math.floor(length * share);
      const page = await queue.reader.page({ ...query, offset, limit: 3 });
      expect([offset, page.items.map(({ id }) => id)]).toEqual([offset, all.slice(offset, offset + 3)]);
      expect(page.total).toBe(length);
      if (!page.nextCursor) continue;
      const next = await queue.reader.page({ ...query, cursor: page.nextCursor, limit: 2 });
      expect(next.items.map(({ id }) => id)).toEqual(all.slice(offset + 3, offset + 5));
    }
  });

  it('ends with the list: the last one, and nothing behind it', async () => {
    const all = await truth({ status: ['pending', 'failed'] });
    const last = await queue.reader.page({ status: ['pending', 'failed'], offset: all.length - 1 });
    expect([last.items.map(({ id }) => id), last.nextCursor]).toEqual([all.slice(-1), null]);
    for (const offset of [all.length, 10_000_000]) {
      expect(await queue.reader.page({ status: ['pending', 'failed'], offset })).toEqual({
        items: [],
        total: all.length,
        nextCursor: null,
      });
    }
  });

  it.each([{ offset: 1, q: 'x' }, { offset: 0, cursor: 'WzEsMV0' }, { offset: -1 }, { offset: 1.5 }])(
    'is refused: %j',
    async (query) => {
      await expect(queue.reader.page(query)).rejects.toMatchObject({ code: 'bad_request' });
    },
  );

  it('has totals that follow every change of status', async () => {
    await queue.service.add(tracks('x1', 'x2', 'x3'));
    await queue.service.pause('track_x1');
    await queue.service.cancel('track_x2');
    await queue.service.remove('track_x3');
    await queue.service.act('pause', { filter: { type: 'album', status: 'pending' } });
    for (const filter of FILTERS) {
      expect((await queue.reader.page({ ...filter, limit: 1 })).total).toBe((await truth(filter)).length);
    }
  });
});

describe('plans', () => {
  const scopes: ListScope[] = [
    { parentSeq: null, statuses: [], type: null },
    { parentSeq: null, statuses: ['pending'], type: 'album' },
    { parentSeq: 1, statuses: [], type: null },
    { parentSeq: 1, statuses: STATUSES, type: null },
    { parentSeq: null, statuses: STATUSES, type: 'track' },
  ];
  const orders: Order[] = [
    { key: 'rank', direction: 'ASC' },
    { key: 'seq', direction: 'DESC' },
  ];
  const cases = scopes.flatMap((scope) => orders.map((order) => ({ scope, order })));

  async function planOf(sql: string): Promise<string> {
    const rows = await queue.sql.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`);
    return rows.map(({ detail }) => detail).join('\n');
  }

  it.each(cases)('what is passed over is neither read nor sorted: %j', async ({ scope, order }) => {
    const plans = [
      await planOf(walkQuery(scope, order, 0).sql),
      await planOf(countQuery(scope, order, 0, 1).sql),
      await planOf(pageQuery(scope, order, { place: [1, 1], isInclusive: true }).sql),
    ];
    for (const plan of plans) expect(plan).not.toContain('TEMP B-TREE');
    for (const plan of plans.slice(0, 2))
      expect(plan.match(/SEARCH item/g)).toEqual(plan.match(/COVERING INDEX/g)?.map(() => 'SEARCH item'));
    const range = order.key === 'rank' ? /rank[<>]/ : /seq[<>]/;
    expect(plans[0]).toMatch(order.key === 'rank' ? range : /SEARCH item USING COVERING INDEX/);
  });
});
