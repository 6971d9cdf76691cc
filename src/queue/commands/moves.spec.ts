import { afterEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '../../../test/support/eventually.js';
import { openQueue, queueSettings, tracks, wanted, type OpenQueue } from '../../../test/support/open-queue.js';
import { tempDir } from '../../../test/support/temp-dir.js';
import { nextDue } from '../rows/claim.js';

const root = tempDir('moves');
const folder = (): string => mkdtempSync(join(root, 'data-'));
let queue: OpenQueue;
afterEach(() => queue.close());

const open = async (...entries: Parameters<OpenQueue['service']['add']>[0]): Promise<void> => {
  queue = await openQueue(folder(), { settings: queueSettings({ concurrentDownloads: 1 }) });
  await queue.control.configure({ paused: true });
  await queue.service.add(entries);
};
const list = async (): Promise<string[]> => (await queue.reader.page({})).items.map(({ id }) => id.replace(/^.*_/, ''));

/** The order in which the queue would be worked off. */
async function order(): Promise<string[]> {
  const claimed: string[] = [];
  await queue.writeQueue
    .run(async (tx) => {
      for (;;) {
        const [row] = await nextDue(tx, [0, 1], 1);
        if (!row) break;
        claimed.push(row.source_id);
        await tx.run("UPDATE item SET status = 'paused' WHERE seq = ?", [row.seq]);
      }
      throw new Error('only looking');
    })
    .catch(() => undefined);
  return claimed;
}

describe('move', () => {
  it('moves a track to either end, in the list and in the order of downloading', async () => {
    await open(...tracks('1', '2', '3', '4'));
    await queue.service.move('track_3', { to: 'top' });
    expect([await list(), await order()]).toEqual([
      ['3', '1', '2', '4'],
      ['3', '1', '2', '4'],
    ]);
    await queue.service.move('track_3', { to: 'bottom' });
    expect([await list(), await order()]).toEqual([
      ['1', '2', '4', '3'],
      ['1', '2', '4', '3'],
    ]);
    await queue.service.move('track_3', { to: 'bottom' });
    expect(await list()).toEqual(['1', '2', '4', '3']);
  });

  it('moves a track before or after another one, again and again', async () => {
    await open(...tracks('1', '2', '3', '4'));
    await queue.service.move('track_4', { before: 'track_2' });
    await queue.service.move('track_1', { after: 'track_2' });
    await queue.service.move('track_4', { before: 'track_4' });
    expect([await list(), await order()]).toEqual([
      ['4', '2', '1', '3'],
      ['4', '2', '1', '3'],
    ]);
    // Each move halves the gap between two turns: it must not run out of room in practice.
    for (let round = 0; round < 40; round++) {
      const [, second = '', third = ''] = await list();
      await queue.service.move(`track_${third}`, { before: `track_${second}` });
      expect(await order()).toEqual(await list());
    }
  });

  it('takes the priority of the new place: top means next', async () => {
    await open(
      wanted('track', 'i', { priority: 'interactive' }),
      wanted('track', 'n'),
      wanted('track', 'b', { priority: 'backfill' }),
    );
    expect(await queue.service.move('track_b', { to: 'top' })).toMatchObject({ priority: 'interactive' });
    expect(await order()).toEqual(['b', 'i', 'n']);
    expect(await queue.service.move('track_i', { to: 'bottom' })).toMatchObject({ priority: 'normal' });
    expect(await order()).toEqual(['b', 'n', 'i']);
  });

  it('moves a collection as a block, and a member within its collection', async () => {
    await open(...tracks('1', '2'));
    queue.processor.members({ playlist_9: ['a', 'b', 'c'] });
    await queue.service.add([wanted('playlist', '9')]);
    await eventually('expanded', async () => (await queue.reader.get('playlist_9'))?.expandedAt);
    await queue.service.move('playlist_9', { to: 'top' });
    expect(await order()).toEqual(['a', 'b', 'c', '1', '2']);
    await queue.service.move('playlist_9', { after: 'track_1' });
    expect([await list(), await order()]).toEqual([
      ['1', '9', '2'],
      ['1', 'a', 'b', 'c', '2'],
    ]);
    await queue.service.move('playlist_9.track_c', { before: 'playlist_9.track_a' });
    expect(await order()).toEqual(['1', 'c', 'a', 'b', '2']);
    const { items } = await queue.reader.children('playlist_9');
    expect(items.map(({ id, position }) => [id.slice(-1), position])).toEqual([
      ['c', 3],
      ['a', 1],
      ['b', 2],
    ]);
  });

  it('refuses what cannot be', async () => {
    await open(...tracks('1'));
    queue.processor.members({ playlist_9: ['a'] });
    await queue.service.add([wanted('playlist', '9')]);
    await eventually('expanded', async () => (await queue.reader.get('playlist_9'))?.expandedAt);
    await expect(queue.service.move('track_1', { before: 'track_7' })).rejects.toMatchObject({ code: 'not_found' });
    await expect(queue.service.move('track_7', { to: 'top' })).rejects.toMatchObject({ code: 'not_found' });
    await expect(queue.service.move('track_1', { after: 'playlist_9.track_a' })).rejects.toMatchObject({
      code: 'bad_request',
    });
  });
});
