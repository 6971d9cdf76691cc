import { afterEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '../../../test/support/eventually.js';
import { openQueue, tracks, wanted, type OpenQueue } from '../../../test/support/open-queue.js';
import { tempDir } from '../../../test/support/temp-dir.js';

const root = tempDir('item-publisher');
const MEMBERS = 1234;
let queue: OpenQueue;
afterEach(() => queue.close());

async function openPlaylist(): Promise<void> {
  queue = await openQueue(mkdtempSync(join(root, 'data-')), { isStarted: false });
  await queue.service.add([wanted('playlist', '1')]);
  await queue.writeQueue.run(async (tx) => {
    const playlist = await tx.get<{ seq: number }>(
      "UPDATE item SET expanded_at = 1 WHERE id = 'playlist_1' RETURNING seq",
    );
    await tx.run(
      `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
       INSERT INTO item (id, type, source, source_id, parent_seq, parent_id, rank, priority, lane, turn, status, quality, created_at)
       SELECT 'playlist_1.track_' || i, 'track', 'deezer', i, ?, 'playlist_1', -i, 1, 1, i, 'pending', 'FLAC', 1 FROM n`,
      [MEMBERS, playlist?.seq ?? 0],
    );
  });
  queue.heard.length = 0;
}

/** How many events came in each turn of the event loop, from now on. */
function turns(): { counts: number[]; stop: () => void } {
  const counts: number[] = [0];
  const next = (): void => {
    if (counts.at(-1) !== 0) counts.push(0);
    if (!isStopped) setImmediate(next);
  };
  let isStopped = false;
  setImmediate(next);
  const subscription = queue.events.all$.subscribe(() => (counts[counts.length - 1]! += 1));
  return {
    counts,
    stop: () => {
      isStopped = true;
      subscription.unsubscribe();
    },
  };
}

describe('the events of a command on many tracks', () => {
  it('come bit by bit, one each and in their order, and those of later commands after them', async () => {
    await openPlaylist();
    const seen = turns();
    await queue.service.pause('playlist_1');
    await queue.service.resume('playlist_1');
    await eventually('all events', () => queue.heard.length >= 2 * (MEMBERS + 1));
    seen.stop();
    const updates = queue.payloads('item.updated').map(({ item: { id, status } }) => `${id} ${status}`);
    const expected = ['paused', 'pending'].flatMap((status) => [
      ...Array.from({ length: MEMBERS }, (_, index) => `playlist_1.track_${String(index + 1)} ${status}`),
      `playlist_1 ${status}`,
    ]);
    expect(updates).toEqual(expected);
    expect(Math.max(...seen.counts)).toBeLessThanOrEqual(200);
  });

  it('of a few tracks are there when the command is answered', async () => {
    queue = await openQueue(mkdtempSync(join(root, 'data-')), { isStarted: false });
    await queue.service.add(tracks('1', '2'));
    await queue.service.pause('track_1');
    expect(queue.payloads('item.updated').map(({ item }) => [item.id, item.status])).toEqual([['track_1', 'paused']]);
  });

  it('are forgotten of a collection that was removed in the same commit', async () => {
    await openPlaylist();
    await Promise.all([queue.service.pause('playlist_1'), queue.service.remove('playlist_1')]);
    await eventually('the removal', () => queue.payloads('item.removed').length > 0);
    expect(queue.heard.at(-1)).toEqual({ name: 'item.removed', payload: { id: 'playlist_1', parentId: null } });
    expect((await queue.reader.counters()).total).toBe(0);
  });

  it('are of all members, and no other ones stay behind', async () => {
    await openPlaylist();
    await queue.service.cancel('playlist_1');
    expect((await queue.reader.get('playlist_1'))?.children).toMatchObject({ cancelled: MEMBERS, total: MEMBERS });
    await queue.service.retry('playlist_1');
    expect((await queue.reader.get('playlist_1'))?.children).toMatchObject({ pending: MEMBERS });
    const { removed } = await queue.service.remove('playlist_1');
    expect(new Set(removed).size).toBe(MEMBERS + 1);
  });
});
