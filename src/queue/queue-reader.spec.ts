import { afterEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '../../test/support/eventually.js';
import { openQueue, tracks, wanted, type OpenQueue } from '../../test/support/open-queue.js';
import { tempDir } from '../../test/support/temp-dir.js';
import { NotFoundError } from '../domain/index.js';
import type { ItemQuery } from './item-query.js';

const root = tempDir('reader');
const folder = (): string => mkdtempSync(join(root, 'data-'));
let queue: OpenQueue;
afterEach(() => queue.close());

const numbers = (count: number): string[] => Array.from({ length: count }, (_, index) => String(index + 1));

async function walk(query: ItemQuery): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | null = null;
  do {
    const page = await queue.reader.page({ ...query, cursor });
    ids.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
  } while (cursor !== null);
  return ids;
}

describe('QueueReader.page', () => {
  it('walks the list in every order, no item twice and none left out', async () => {
    queue = await openQueue(folder(), { isStarted: false });
    await queue.service.add(tracks(...numbers(23)));
    await queue.service.move('track_23', { to: 'top' });
    const byAddition = numbers(23).map((id) => `track_${id}`);
    const byPlace = ['track_23', ...byAddition.slice(0, -1)];
    expect(await walk({ limit: 5 })).toEqual(byPlace);
    expect(await walk({ limit: 5, sort: '-position' })).toEqual([...byPlace].reverse());
    expect(await walk({ limit: 4, sort: 'added' })).toEqual(byAddition);
    expect(await walk({ limit: 23, sort: '-added' })).toEqual([...byAddition].reverse());
  });

  it('filters by one or several statuses and by type, with totals that are kept and not counted', async () => {
    queue = await openQueue(folder(), { isStarted: false });
    await queue.service.add([...tracks(...numbers(6)), wanted('album', '1')]);
    await queue.service.pause('track_2');
    await queue.service.pause('track_5');
    await queue.service.cancel('track_3');
    expect(await walk({ status: 'paused', limit: 1 })).toEqual(['track_2', 'track_5']);
    expect(await walk({ status: ['cancelled', 'paused'], limit: 2 })).toEqual(['track_2', 'track_3', 'track_5']);
    expect(await walk({ status: ['paused', 'cancelled'], sort: '-added', limit: 2 })).toEqual([
      'track_5',
      'track_3',
      'track_2',
    ]);
    expect(await walk({ type: 'album' })).toEqual(['album_1']);
    expect((await queue.reader.page({ limit: 1 })).total).toBe(7);
    expect((await queue.reader.page({ status: ['paused', 'cancelled'], limit: 1 })).total).toBe(3);
    expect((await queue.reader.page({ type: 'track', status: 'pending', limit: 1 })).total).toBe(3);
    expect((await queue.reader.page({ status: 'partial' })).total).toBe(0);
  });

  it('shows members of a collection, top-level items otherwise', async () => {
    queue = await openQueue(folder());
    queue.processor.members({ playlist_1: ['a', 'b', 'c'] });
    queue.processor.onDownload = (item) =>
      item.sourceId === 'b' ? Promise.reject(new NotFoundError('no')) : Promise.resolve({ kind: 'staged' });
    await queue.service.add([wanted('playlist', '1')]);
    await eventually('partial', async () => (await queue.status('playlist_1')) === 'partial');
    expect(await walk({})).toEqual(['playlist_1']);
    const page = await queue.reader.children('playlist_1', { limit: 2 });
    expect(page.items.map(({ id }) => id)).toEqual(['playlist_1.track_a', 'playlist_1.track_b']);
    expect(page.total).toBe(3);
    const failed = await queue.reader.children('playlist_1', { status: 'failed' });
    expect([failed.items.length, failed.total]).toEqual([1, 1]);
    await expect(queue.reader.children('playlist_2')).rejects.toMatchObject({ code: 'not_found' });
    expect((await queue.reader.get('playlist_1'))?.children).toEqual({
      total: 3,
      pending: 0,
      downloading: 0,
      processing: 0,
      completed: 2,
      failed: 1,
      paused: 0,
      cancelled: 0,
      skipped: 0,
    });
  });

  it('finds parts of titles, whatever case and length, quotes and wildcards included', async () => {
    queue = await openQueue(folder(), { isStarted: false });
    const titles = ['Around the World', 'One More Time', '100% "Pure" Love', 'XYZ'];
    await queue.service.add(titles.map((title, index) => wanted('track', String(index), { title })));
    const found = async (q: string): Promise<string[]> =>
      (await queue.reader.page({ q })).items.map(({ title }) => title ?? '');
    expect(await found('the wor')).toEqual(['Around the World']);
    expect(await found('"pure"')).toEqual(['100% "Pure" Love']);
    expect(await found('%')).toEqual(['100% "Pure" Love']);
    expect(await found('xy')).toEqual(['XYZ']);
    expect(await found('nothing of that')).toEqual([]);
    const hurtful = [
      'a\0b',
      'abc\0def',
      '\0',
      '\0\0\0',
      '\ud800xy',
      '"""',
      '""',
      "'; --",
      'a OR b',
      'title:x*',
      '^one',
      'NEAR(a b)',
    ];
    for (const q of hurtful) expect({ q, found: await found(q) }).toEqual({ q, found: [] });
    expect((await queue.reader.page({ q: 'one' })).total).toBeNull();
    const first = await queue.reader.page({ q: 'o', limit: 2 });
    const second = await queue.reader.page({ q: 'o', limit: 2, cursor: first.nextCursor });
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(['track_0', 'track_1', 'track_2']);
    await queue.service.remove('track_0');
    expect(await found('world')).toEqual([]);
  });

  it('refuses limits and cursors that are none', async () => {
    queue = await openQueue(folder(), { isStarted: false });
    for (const place of ['[1e999,1e999]', '[1e308,1e308]', '[0.5,9e15]', '[9007199254740993,9007199254740993]']) {
      const cursor = Buffer.from(place).toString('base64url');
      for (const query of [{ cursor }, { cursor, sort: 'added' }, { cursor, q: 'abc' }] as const) {
        await expect(queue.reader.page(query)).resolves.toMatchObject({ items: [] });
      }
    }
    const endless = Buffer.from('[1e999]').toString('base64url');
    await expect(queue.reader.history({ cursor: endless })).resolves.toMatchObject({ items: [] });
    for (const query of [{ limit: 0 }, { limit: 501 }, { limit: 1.5 }, { cursor: 'x' }, { cursor: 'WzEsIngiXQ' }]) {
      await expect(queue.reader.page(query)).rejects.toMatchObject({ code: 'bad_request' });
    }
    await expect(queue.reader.history({ cursor: '!' })).rejects.toMatchObject({ code: 'bad_request' });
  });

  it('reads lists by index, however they are filtered', async () => {
    queue = await openQueue(folder(), { isStarted: false });
    for (const [where, order] of [
      ['parent_seq IS NULL', 'rank, seq'],
      ['parent_seq IS NULL', 'seq DESC'],
      ["parent_seq IS NULL AND status = 'failed'", 'rank, seq'],
      ["parent_seq IS NULL AND status = 'failed'", 'seq'],
      ['parent_seq = 7', 'rank, seq'],
    ] as const) {
      const plan = await queue.sql.all<{ detail: string }>(
        `EXPLAIN QUERY PLAN SELECT * FROM item WHERE ${where} ORDER BY ${order} LIMIT 50`,
      );
      const text = plan.map(({ detail }) => detail).join('\n');
      expect(text).toMatch(/SEARCH item USING INDEX/);
      expect(text).not.toContain('TEMP B-TREE');
    }
  });
});

describe('QueueReader', () => {
  it('tells active items: what runs, its collections, then what is next', async () => {
    queue = await openQueue(folder());
    queue.processor.holdDownloads();
    queue.processor.members({ album_1: ['a', 'b'] });
    await queue.service.add([...tracks('0'), wanted('album', '1')]);
    await eventually('three run', () => queue.processor.held.length === 3);
    await queue.service.cancel('track_0');
    await queue.service.add(tracks('9'));
    await eventually('three run', () => queue.processor.held.length === 3);
    const ids = (await queue.reader.active(10)).map(({ id }) => id);
    expect(ids).toEqual(['album_1', 'album_1.track_a', 'album_1.track_b', 'track_9']);
    expect(await queue.reader.active(2)).toHaveLength(2);
  });

  it('tells in the timeline what the processor noted, once', async () => {
    queue = await openQueue(folder());
    queue.processor.onDownload = async (_item, run) => {
      await run.save({ note: 'another recording stands in' });
      await run.save({ note: 'another recording stands in', title: 'T' });
      return { kind: 'staged' };
    };
    await queue.service.add([wanted('track', '1')]);
    await eventually('completed', async () => (await queue.status('track_1')) === 'completed');
    const notes = (await queue.reader.timeline('track_1')).filter(({ event }) => event === 'note');
    expect(notes).toEqual([{ at: expect.any(Number), event: 'note', message: 'another recording stands in' }]);
  });

  it('keeps a history of what ended, newest first, paged', async () => {
    queue = await openQueue(folder());
    queue.processor.onDownload = (item) =>
      item.sourceId === '2' ? Promise.reject(new NotFoundError('gone')) : Promise.resolve({ kind: 'staged' });
    for (const id of ['1', '2', '3']) {
      await queue.service.add([wanted('track', id, { title: `T${id}` })]);
      await eventually('ended', async () => /completed|failed/.test((await queue.status(`track_${id}`)) ?? ''));
    }
    const first = await queue.reader.history({ limit: 2 });
    const second = await queue.reader.history({ limit: 2, cursor: first.nextCursor });
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(['track_3', 'track_2', 'track_1']);
    expect(first.items[1]).toMatchObject({
      title: 'T2',
      status: 'failed',
      error: { code: 'not_found', message: 'gone' },
    });
    expect((await queue.reader.history({ status: 'failed' })).items).toHaveLength(1);
    await queue.service.prune(-1000);
    expect((await queue.reader.history()).items).toEqual([]);
    expect(await queue.reader.timeline('track_1')).toEqual([{ at: expect.any(Number), event: 'added', to: 'pending' }]);
    expect((await queue.reader.counters()).successCount).toBe(2);
  });

  it('counts begun transfers for the daily limit', async () => {
    queue = await openQueue(folder());
    queue.processor.onDownload = async (item, run) => {
      await run.save({ transferStartedAt: 1000 * Number(item.sourceId) });
      return { kind: 'staged' };
    };
    await queue.service.add(tracks('1', '2', '3'));
    await eventually('all', async () => (await queue.reader.counters()).successCount === 3);
    expect(await queue.reader.transfersSince(2000)).toEqual({ count: 2, oldestAt: 2000 });
    expect(await queue.reader.transfersSince(9000)).toEqual({ count: 0, oldestAt: null });
  });
});
