import { afterEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { firstValueFrom, filter } from 'rxjs';
import { eventually } from '../../../test/support/eventually.js';
import { openQueue, queueSettings, tracks, wanted, type OpenQueue } from '../../../test/support/open-queue.js';
import { tempDir } from '../../../test/support/temp-dir.js';

const root = tempDir('pool');
const folder = (): string => mkdtempSync(join(root, 'data-'));
let queue: OpenQueue;
afterEach(() => queue.close());

const numbers = (count: number): string[] => Array.from({ length: count }, (_, index) => String(index + 1));
const runCount = (count: number) => eventually(`${String(count)} run`, () => queue.processor.held.length === count);

describe('WorkerPool', () => {
  it('starts a new item within 50 ms of its commit when a slot is free', async () => {
    queue = await openQueue(folder());
    await queue.service.add(tracks('warm'));
    await eventually('idle', async () => (await queue.status('track_warm')) === 'completed');
    const delays: number[] = [];
    for (const id of numbers(5)) {
      const started = new Promise<number>((resolve) => {
        queue.processor.onDownload = () => {
          resolve(performance.now());
          return Promise.resolve({ kind: 'staged' });
        };
      });
      await queue.service.add(tracks(id));
      const committedAt = performance.now();
      delays.push((await started) - committedAt);
    }
    // The median: one stall of a busy machine says nothing about the queue.
    expect(delays.sort((a, b) => a - b)[2]).toBeLessThan(50);
  });

  it('commits the end of a run and the claim of the next one together', async () => {
    queue = await openQueue(folder(), { settings: queueSettings({ concurrentDownloads: 1 }) });
    queue.processor.holdDownloads();
    await queue.service.add(tracks('1', '2'));
    await runCount(1);
    let goOn: () => void = () => undefined;
    const blocked = queue.writeQueue.run(() => new Promise<void>((resolve) => (goOn = resolve)));
    queue.processor.held[0]?.succeed();
    await eventually('the slot is free', () => queue.pool.activeCount === 0);
    expect(await queue.status('track_1')).toBe('downloading');
    const seen = new Set<string>();
    const watched = eventually('the next one runs', async () => {
      const rows = await queue.sql.all<{ status: string }>('SELECT status FROM item ORDER BY seq');
      seen.add(rows.map(({ status }) => status).join(' '));
      return rows[1]?.status === 'downloading';
    });
    goOn();
    await Promise.all([blocked, watched]);
    // Never both in one slot, and never none.
    seen.delete('downloading pending');
    expect([...seen]).toEqual([expect.stringMatching(/^(processing|completed) downloading$/)]);
  });

  it('changes the number of transfers live, up and down, and back to the setting', async () => {
    queue = await openQueue(folder(), { settings: queueSettings({ concurrentDownloads: 2 }) });
    queue.processor.holdDownloads();
    await queue.service.add(tracks(...numbers(12)));
    await runCount(2);
    await queue.control.configure({ concurrency: 5 });
    await runCount(5);
    expect(queue.pool.activeCount).toBe(5);
    await queue.control.configure({ concurrency: 1 });
    for (let left = 4; left >= 1; left--) {
      queue.processor.held[0]?.succeed();
      await runCount(left);
    }
    expect(queue.processor.downloads).toHaveLength(5);
    queue.processor.held[0]?.succeed();
    await eventually('the next one', () => queue.processor.downloads.length === 6);
    await queue.control.configure({ concurrency: null });
    await runCount(2);
    queue.settings.replace(queueSettings({ concurrentDownloads: 3 }));
    await runCount(3);
    expect(queue.control.state().concurrency).toBe(3);
  });

  it('finishes in slots of its own: slow post-processing does not slow transfers', async () => {
    queue = await openQueue(folder(), { settings: queueSettings({ concurrentDownloads: 1 }) });
    const finishing: (() => void)[] = [];
    queue.processor.onFinish = () => new Promise((resolve) => finishing.push(resolve));
    await queue.service.add(tracks(...numbers(20)));
    await eventually('all are downloaded', () => queue.processor.downloads.length === 20);
    await eventually('eight are being finished', () => finishing.length === 8);
    for (let count = 0; count < 20; count++) {
      await eventually('the next one is being finished', () => finishing.length > 0);
      finishing.shift()?.();
    }
    await eventually('all completed', async () => (await queue.reader.counters()).successCount === 20);
    expect(new Set(queue.processor.finishes).size).toBe(20);
    expect(queue.processor.finishes).toHaveLength(20);
  });

  it('commits processing before post-processing begins', async () => {
    queue = await openQueue(folder());
    let seen: string | null = null;
    queue.processor.onFinish = async (item) => {
      seen = await queue.status(item.id);
    };
    await queue.service.add(tracks('1'));
    await eventually('completed', async () => (await queue.status('track_1')) === 'completed');
    expect(seen).toBe('processing');
  });

  it('claims nothing while the queue is paused, and lets go on what runs', async () => {
    queue = await openQueue(folder(), { settings: queueSettings({ concurrentDownloads: 1 }) });
    queue.processor.holdDownloads();
    await queue.service.add(tracks('1', '2'));
    await runCount(1);
    const state = await queue.control.configure({ paused: true });
    expect(state).toMatchObject({ paused: true, waiting: { reason: 'paused-queue' } });
    queue.processor.held[0]?.succeed();
    await eventually('the first is through', async () => (await queue.status('track_1')) === 'completed');
    expect(await queue.reader.get('track_2')).toMatchObject({ status: 'pending', waiting: { reason: 'paused-queue' } });
    const goesOn = firstValueFrom(queue.control.state$.pipe(filter(({ paused }) => !paused)));
    await queue.control.configure({ paused: null });
    expect((await goesOn).waiting).toBeNull();
    await runCount(1);
    expect(queue.payloads('queue.updated').map(({ paused }) => paused)).toEqual([true, false]);
  });

  it('refuses settings that make no sense', async () => {
    queue = await openQueue(folder());
    await expect(queue.control.configure({ concurrency: 0 })).rejects.toMatchObject({ code: 'bad_request' });
    await expect(queue.control.configure({ concurrency: 65 })).rejects.toMatchObject({ code: 'bad_request' });
    await expect(queue.control.configure({ bandwidthLimit: -1 })).rejects.toMatchObject({ code: 'bad_request' });
    expect(queue.control.state().concurrency).toBe(4);
  });

  it('publishes progress, shows it, and writes the bytes to the row once a second at most', async () => {
    queue = await openQueue(folder());
    queue.processor.holdDownloads();
    await queue.service.add(tracks('1'));
    await runCount(1);
    const held = queue.processor.get('track_1');
    held.run.setStage('transferring');
    for (let bytes = 1; bytes <= 50; bytes++) held.run.progress(bytes, 100);
    expect(await queue.reader.get('track_1')).toMatchObject({
      stage: 'transferring',
      bytes: 50,
      totalBytes: 100,
      progress: 50,
    });
    const events = queue.payloads('transfer.progress');
    expect(events.length).toBeLessThan(5);
    expect(events[0]).toMatchObject({ id: 'track_1', parentId: null, stage: 'transferring' });
    const row = await queue.sql.get<{ bytes: number }>("SELECT bytes FROM item WHERE id = 'track_1'");
    expect(row?.bytes).toBe(0);
    held.succeed();
    await eventually('completed', async () => (await queue.status('track_1')) === 'completed');
    expect((await queue.reader.get('track_1'))?.bytes).toBe(50);
    expect((await queue.reader.counters()).bytesDownloaded).toBe(50);
  });

  it('tells what came over the line apart from what a resume found', async () => {
    queue = await openQueue(folder());
    queue.processor.holdDownloads();
    await queue.service.add(tracks('1'));
    await runCount(1);
    const held = queue.processor.get('track_1');
    held.run.setStage('transferring');
    held.run.progress(6000, 10_000);
    held.run.progress(7000, 10_000);
    // The source begins anew.
    held.run.progress(0, 10_000);
    held.run.progress(10_000, 10_000);
    held.run.setStage('verifying');
    expect(queue.payloads('transfer.progress').at(-1)).toMatchObject({ bytes: 10_000, receivedBytes: 11_000 });
    held.succeed();
  });

  it('shows a collection with the bytes of what runs and of what rests', async () => {
    queue = await openQueue(folder());
    queue.processor.holdDownloads();
    queue.processor.members({ album_1: ['1', '2'] });
    await queue.service.add([wanted('album', '1')]);
    await runCount(2);
    const [first, second] = ['album_1.track_1', 'album_1.track_2'].map((id) => queue.processor.get(id));
    first?.run.progress(50, 100);
    second?.run.progress(20, 100);
    expect(await queue.reader.get('album_1')).toMatchObject({ bytes: 70, progress: 35 });
    await queue.service.pause('album_1.track_2');
    // Once it has stopped, its row has all that was staged.
    await eventually('the paused bytes', async () => (await queue.reader.get('album_1.track_2'))?.bytes === 20);
    const heard = queue.payloads('transfer.progress').length;
    second?.run.progress(30, 100);
    expect(queue.payloads('transfer.progress')).toHaveLength(heard);
    expect(await queue.reader.get('album_1')).toMatchObject({ bytes: 70, progress: 25 });
    first?.succeed();
    await eventually('completed', async () => (await queue.status('album_1.track_1')) === 'completed');
    expect(await queue.reader.get('album_1')).toMatchObject({ bytes: 70, progress: 50 });
    await queue.service.cancel('album_1.track_2');
    expect(await queue.reader.get('album_1')).toMatchObject({ bytes: 50, progress: 50 });
  });

  it('stops within a moment, with what runs back in the queue', async () => {
    queue = await openQueue(folder());
    queue.processor.holdDownloads();
    await queue.service.add(tracks('1', '2'));
    await runCount(2);
    const { run } = queue.processor.get('track_1');
    await queue.pool.drain(2000);
    expect(run.signal.reason).toMatchObject({ kind: 'shutdown' });
    expect(await queue.reader.get('track_1')).toMatchObject({ status: 'pending', attempts: 0 });
    await queue.service.add(tracks('3'));
    expect(queue.processor.downloads).toHaveLength(2);
  });
});
