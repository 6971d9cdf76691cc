import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '../../../test/support/eventually.js';
import { openQueue, tracks, wanted, type OpenQueue } from '../../../test/support/open-queue.js';
import { tempDir } from '../../../test/support/temp-dir.js';
import { LEAF_STATUSES, canTransition, foldStatus, type LeafStatus } from '../../domain/index.js';
import { rowById } from '../rows/row-writer.js';
import type { ItemChange } from '../transition-listener.js';

const root = tempDir('transitions');
let queue: OpenQueue;
afterEach(() => queue.close());

describe('TransitionsStore', () => {
  beforeEach(async () => {
    queue = await openQueue(mkdtempSync(join(root, 'data-')), { isStarted: false });
  });

  const force = (id: string, status: LeafStatus) =>
    queue.writeQueue.run((tx) => tx.run('UPDATE item SET status = ? WHERE id = ?', [status, id]));
  const apply = (id: string, to: LeafStatus) =>
    queue.writeQueue.run(async (tx) => {
      const row = await rowById(tx, id);
      if (!row) throw new Error('no row');
      return queue.transitions.apply(tx, row, to);
    });

  it('allows what the table allows and refuses the rest', async () => {
    await queue.service.add(tracks('1'));
    for (const from of LEAF_STATUSES) {
      for (const to of LEAF_STATUSES) {
        await force('track_1', from);
        if (canTransition(from, to)) {
          expect((await apply('track_1', to)).status).toBe(to);
        } else {
          await expect(apply('track_1', to)).rejects.toMatchObject({ code: 'illegal_transition' });
          expect(await queue.status('track_1')).toBe(from);
        }
      }
    }
  });

  it('tells listeners inside the unit; a throw undoes the change and nothing is published', async () => {
    const changes: ItemChange[] = [];
    let isBroken = false;
    queue.service.onTransition({
      onTransition: async (tx, change) => {
        changes.push(change);
        await tx.run('INSERT INTO meta (key, value) VALUES (?, ?)', [`${change.item.id} ${change.to}`, 'outbox']);
        if (isBroken) throw new Error('no');
      },
    });
    await queue.service.add(tracks('1'));
    await queue.service.pause('track_1');
    expect(changes.map(({ from, to }) => [from, to])).toEqual([['pending', 'paused']]);
    isBroken = true;
    const before = queue.heard.length;
    await expect(queue.service.resume('track_1')).rejects.toThrow('no');
    expect(await queue.status('track_1')).toBe('paused');
    expect(queue.heard).toHaveLength(before);
    expect(await queue.sql.all("SELECT key FROM meta WHERE value = 'outbox'")).toEqual([{ key: 'track_1 paused' }]);
  });

  it('tells listeners of the fold of a collection, with its final state', async () => {
    const folds: string[] = [];
    queue.service.onTransition({
      onTransition: (_tx, { item, to }) => {
        if (item.type !== 'track') folds.push(`${to} ${String(item.children?.completed)}`);
        return Promise.resolve();
      },
    });
    queue.processor.members({ album_1: ['1', '2'] });
    await queue.lifecycle.onApplicationBootstrap();
    await queue.service.add([wanted('album', '1')]);
    await eventually('completed', async () => (await queue.status('album_1')) === 'completed');
    expect(folds[0]).toBe('downloading 0');
    expect(folds.at(-1)).toBe('completed 2');
    const { items } = await queue.reader.history();
    expect(items[0]).toMatchObject({ id: 'album_1', status: 'completed' });
  });

  it('publishes one event of a collection for many changes of its tracks in one commit', async () => {
    queue.processor.members({ playlist_1: ['1', '2', '3', '4'] });
    await queue.control.configure({ paused: true });
    await queue.lifecycle.onApplicationBootstrap();
    await queue.service.add([wanted('playlist', '1')]);
    await eventually('expanded', async () => (await queue.reader.get('playlist_1'))?.expandedAt);
    const before = queue.heard.length;
    await Promise.all(['1', '2', '3', '4'].map((id) => queue.service.pause(`playlist_1.track_${id}`)));
    const updates = queue.heard.slice(before).map((event) => (event.name === 'item.updated' ? event.payload : null));
    const ofParent = updates.filter((update) => update?.item.id === 'playlist_1');
    expect(updates).toHaveLength(5);
    expect(ofParent).toMatchObject([{ from: 'pending', to: 'paused', item: { children: { paused: 4 } } }]);
  });

  it('keeps every counter true through any sequence of changes', async () => {
    queue.processor.members({ playlist_1: ['1', '2', '3'] });
    await queue.control.configure({ paused: true });
    await queue.lifecycle.onApplicationBootstrap();
    await queue.service.add([...tracks('7', '8'), wanted('playlist', '1')]);
    await eventually('expanded', async () => (await queue.reader.get('playlist_1'))?.expandedAt);
    const ids = ['track_7', 'track_8', ...['1', '2', '3'].map((id) => `playlist_1.track_${id}`)];
    const step = fc.record({ id: fc.constantFrom(...ids), to: fc.constantFrom(...LEAF_STATUSES) });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        for (const { id, to } of steps) await apply(id, to).catch(() => undefined);
        const counted = await queue.sql.all<{ status: LeafStatus; count: number }>(
          "SELECT status, count(*) AS count FROM item WHERE type = 'track' GROUP BY status",
        );
        const { byStatus } = await queue.reader.counters();
        for (const status of LEAF_STATUSES) {
          expect(byStatus[status]).toBe(counted.find((row) => row.status === status)?.count ?? 0);
        }
        const playlist = await queue.reader.get('playlist_1');
        expect(playlist?.children?.total).toBe(3);
        expect(playlist?.status).toBe(foldStatus(playlist?.children ?? ({} as never)));
      }),
      { numRuns: 25 },
    );
  });
});
