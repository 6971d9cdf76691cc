import { afterEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '../../../test/support/eventually.js';
import { openQueue, ref, tracks, wanted, type OpenQueue } from '../../../test/support/open-queue.js';
import { tempDir } from '../../../test/support/temp-dir.js';
import { NotFoundError } from '../../domain/index.js';
import { BEST_TRACKS, COLLECTIONS, PUBLISHED } from './standings.js';

const root = tempDir('standings');
let queue: OpenQueue;
afterEach(() => queue.close());

const open = async (isStarted = true): Promise<OpenQueue> => {
  queue = await openQueue(mkdtempSync(join(root, 'data-')), { isStarted });
  return queue;
};

describe('what is known of things of the catalogue', () => {
  it('is told in the order of the refs, unknown ones too', async () => {
    await open(false);
    await queue.service.add([...tracks('1'), wanted('album', '7')]);
    expect(await queue.reader.standings([ref('track', '9'), ref('album', '7'), ref('track', '1')])).toEqual([
      { ref: ref('track', '9'), itemId: null, status: null, quality: null, have: 0, total: null },
      { ref: ref('album', '7'), itemId: 'album_7', status: 'pending', quality: 'FLAC', have: 0, total: null },
      { ref: ref('track', '1'), itemId: 'track_1', status: 'pending', quality: 'FLAC', have: 0, total: 1 },
    ]);
    expect(await queue.reader.standings([])).toEqual([]);
  });

  it('counts what a collection has, and finds its tracks one by one', async () => {
    await open();
    queue.processor.members({ album_7: ['1', '2', '3'] });
    queue.processor.onDownload = (item) =>
      item.sourceId === '2' ? Promise.reject(new NotFoundError('no')) : Promise.resolve({ kind: 'staged' });
    await queue.service.add([wanted('album', '7')]);
    await eventually('partial', async () => (await queue.status('album_7')) === 'partial');
    const found = await queue.reader.standings([ref('album', '7'), ref('track', '1'), ref('track', '2')]);
    expect(found).toMatchObject([
      { itemId: 'album_7', status: 'partial', have: 2, total: 3 },
      { itemId: 'album_7.track_1', status: 'completed', have: 1, total: 1 },
      { itemId: 'album_7.track_2', status: 'failed', have: 0, total: 1 },
    ]);
  });

  it('takes the best of several: completed, then what is active, then the rest', async () => {
    await open(false);
    await queue.service.add(tracks('1', '2', '3', '4', '5'));
    const member = `INSERT INTO item (id, type, source, source_id, rank, priority, lane, turn, status, quality, quality_got, created_at)
      VALUES (?, 'track', ?, ?, 1, 1, 1, 1, ?, 'FLAC', ?, 1)`;
    await queue.writeQueue.run(async (tx) => {
      await tx.run(member, ['p.track_1', 'deezer', '1', 'completed', 'MP3_320']);
      await tx.run(member, ['p.track_2', 'deezer', '2', 'failed', null]);
      await tx.run(member, ['p.track_3', 'deezer', '3', 'downloading', null]);
      await tx.run(member, ['p.track_4', 'shelf', '4', 'completed', null]);
    });
    await queue.service.cancel('track_5');
    await queue.writeQueue.run((tx) => tx.run(member, ['p.track_5', 'deezer', '5', 'paused', null]));
    const refs = ['1', '2', '3', '4', '5'].map((id) => ref('track', id));
    expect(
      (await queue.reader.standings(refs)).map(({ itemId, status, quality }) => [itemId, status, quality]),
    ).toEqual([
      ['p.track_1', 'completed', 'MP3_320'],
      ['track_2', 'pending', 'FLAC'],
      ['p.track_3', 'downloading', 'FLAC'],
      ['track_4', 'pending', 'FLAC'],
      ['p.track_5', 'paused', 'FLAC'],
    ]);
    expect(await queue.reader.standings([{ source: 'shelf', type: 'track', id: '4' }])).toMatchObject([
      { itemId: 'p.track_4', status: 'completed' },
    ]);
  });

  it('finds what has left the list in the library, and only what was published there', async () => {
    await open(false);
    const reserve =
      'INSERT INTO reserved_path (key, path, recording, is_published, created_at) VALUES (?1, ?1, ?2, ?3, 1)';
    await queue.writeQueue.run(async (tx) => {
      await tx.run(reserve, ['a.mp3', 'deezer:12:MP3_320', 1]);
      await tx.run(reserve, ['b.flac', 'deezer:1:FLAC', 0]);
      await tx.run(reserve, ['c.flac', 'deezer:120:FLAC', 1]);
    });
    await queue.service.add(tracks('12'));
    expect(
      await queue.reader.standings([ref('track', '1'), ref('track', '12'), ref('track', '120'), ref('album', '12')]),
    ).toMatchObject([
      { status: null },
      { itemId: 'track_12', status: 'completed', quality: 'MP3_320', have: 1 },
      { itemId: null, status: 'completed', quality: 'FLAC', have: 1, total: 1 },
      { status: null },
    ]);
  });

  it.each([
    [BEST_TRACKS, 'SEARCH found USING INDEX item_track (source_id=?)'],
    [PUBLISHED, 'SEARCH reserved_path USING COVERING INDEX published_recording (recording>? AND recording<?)'],
    [COLLECTIONS, 'SEARCH item USING INDEX sqlite_autoindex_item_1 (id=?)'],
  ])('is found by an index: %s', async (sql, step) => {
    await open(false);
    const plan = await queue.sql.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, ['[]']);
    const text = plan.map(({ detail }) => detail).join('\n');
    expect(text).toContain(step);
    expect(text).not.toMatch(/SCAN (item|found|reserved_path)/);
  });
});
