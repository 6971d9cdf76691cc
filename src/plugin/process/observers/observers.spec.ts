import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { eventually } from '../../../../test/support/eventually.js';
import { itemOf } from '../../../../test/support/item-factory.js';
import { openSupervisor, type Supervised } from '../../../../test/support/supervised-fixtures.js';
import { tempDir } from '../../../../test/support/temp-dir.js';

const folder = tempDir('observers');
let next = 0;
let dataDir: string;
let host: Supervised;

beforeEach(async () => {
  dataDir = join(folder, String(next++));
  host = await openSupervisor(dataDir, ['observer', 'echo'], { limits: { idleMs: 20, heldEvents: 3 } });
});
afterEach(() => host.close());

async function observed(): Promise<{ name: string; payload: unknown }[]> {
  const text = await readFile(join(dataDir, 'plugins', 'data', 'observer', 'observed.jsonl'), 'utf8');
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { name: string; payload: unknown });
}

const item = (id: string) =>
  itemOf({ id, type: 'track', title: 'A title', artist: 'An artist', album: null, createdAt: 1 });
const notice = { level: 'info', code: 'made-up', message: 'all is well' } as const;

describe('observers', () => {
  it('are told what they declare, in order, by a process that is started for it', async () => {
    const failed = {
      ...item('track_2'),
      status: 'failed' as const,
      error: { code: 'network' as const, message: 'away' },
    };
    host.events.publish('item.added', { item: item('track_1') });
    host.events.publish('item.updated', { item: item('track_1') });
    host.events.publish('item.updated', { item: item('track_1'), from: 'pending', to: 'downloading' });
    host.events.publish('item.updated', { item: failed as never, from: 'downloading', to: 'failed' });
    await eventually('both are told', async () => (await observed()).length === 2);
    host.events.publish('item.updated', { item: item('track_1'), from: 'processing', to: 'completed' });
    host.events.publish('item.removed', { id: 'track_1', parentId: null });
    host.events.publish('queue.updated', {
      paused: true,
      concurrency: 4,
      bandwidthLimit: 0,
      waiting: { reason: 'paused-queue' },
    });
    host.events.publish('notice', notice);
    await eventually('all are told', async () => (await observed()).length === 6);
    const events = await observed();
    expect(events.map(({ name }) => name)).toEqual([
      'item.added',
      'item.failed',
      'item.completed',
      'item.removed',
      'queue.updated',
      'notice',
    ]);
    expect(events[1]!.payload).toEqual({
      item: {
        id: 'track_2',
        type: 'track',
        status: 'failed',
        title: 'A title',
        artist: 'An artist',
        album: null,
        parentId: null,
        outputPath: null,
        error: { code: 'network', message: 'away' },
      },
    });
    expect(events[4]!.payload).toEqual({ paused: true, concurrency: 4, bandwidthLimit: 0, waiting: 'paused-queue' });
    expect(host.supervisor.pidOf('echo')).toBeNull();
  });

  it('keep their process when it is idle', async () => {
    host.events.publish('notice', notice);
    await eventually('it is told', async () => (await observed()).length === 1);
    const pid = host.supervisor.pidOf('observer');
    await host.clock.wait(200);
    expect(host.supervisor.pidOf('observer')).toBe(pid);
  });

  it('are not told of what is about themselves', async () => {
    host.events.publish('notice', { ...notice, plugin: 'observer' });
    host.events.publish('notice', { ...notice, code: 'other', plugin: 'echo' });
    await eventually('the other is told', async () => (await observed()).length === 1);
    expect((await observed())[0]!.payload).toEqual({ ...notice, code: 'other' });
  });

  it('are not started while they are switched off', async () => {
    host.plugins.disable('observer');
    host.events.publish('notice', notice);
    await host.clock.wait(50);
    expect(host.supervisor.pidOf('observer')).toBeNull();
    expect(host.state('observer')).toBe('disabled');
  });

  it('miss what comes too fast; nobody waits for them', async () => {
    for (let count = 0; count < 10; count++) host.events.publish('notice', { ...notice, code: `n-${String(count)}` });
    await eventually('they are told', async () => (await observed()).length === 3);
    expect((await observed()).map(({ payload }) => (payload as { code: string }).code)).toEqual(['n-0', 'n-1', 'n-2']);
    await eventually(
      'the loss is noted',
      async () => (await host.log('observer')).includes('7 events were dropped'),
      8000,
    );
  });
});
