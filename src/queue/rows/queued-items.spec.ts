import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { openQueue, tracks, wanted, type OpenQueue } from '../../../test/support/open-queue.js';
import { tempDir } from '../../../test/support/temp-dir.js';
import { RESTING_COLLECTIONS, RESTING_TRACKS } from './queued-items.js';

const folder = tempDir('queued-items');
let queue: OpenQueue;
beforeAll(async () => {
  queue = await openQueue(folder, { isStarted: false });
});
afterAll(() => queue.close());

it.each([
  ['tracks', RESTING_TRACKS, 'USING INTEGER PRIMARY KEY (rowid>?)'],
  ['collections', RESTING_COLLECTIONS, 'USING INDEX item_added (parent_seq=? AND seq>?)'],
])('goes on where the page of %s before ended, and sorts nothing', async (_what, sql, plan) => {
  const steps = await queue.sql.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, [0, 'track', 10]);
  expect(steps.map(({ detail }) => detail)).toEqual([`SEARCH item ${plan}`]);
});

it('shows a unit its own changes', async () => {
  await queue.service.add([...tracks('1'), wanted('album', '2')]);
  const [inside, outside] = await queue.writeQueue.run(async (tx) => {
    await tx.run(`UPDATE item SET meta = '{"a":1}' WHERE id = 'track_1'`);
    return [await queue.reader.queued('track_1', tx), await queue.reader.queued('track_1')];
  });
  expect([inside?.meta, outside?.meta]).toEqual([{ a: 1 }, null]);
  expect(await queue.reader.queued('track_9')).toBeNull();
  expect(await queue.reader.queuedMembers('album_2')).toEqual([]);
});
