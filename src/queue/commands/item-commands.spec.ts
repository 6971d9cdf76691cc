import { afterEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '../../../test/support/eventually.js';
import { openQueue, queueSettings, tracks, wanted, type OpenQueue } from '../../../test/support/open-queue.js';
import { tempDir } from '../../../test/support/temp-dir.js';
import { NotFoundError } from '../../domain/index.js';

const root = tempDir('commands');
const folder = (): string => mkdtempSync(join(root, 'data-'));
let queue: OpenQueue;
afterEach(() => queue.close());

const open = async (concurrentDownloads = 1): Promise<void> => {
  queue = await openQueue(folder(), { settings: queueSettings({ concurrentDownloads }) });
  queue.processor.holdDownloads();
};
const runs = (id: string) => eventually(`${id} runs`, () => queue.processor.ids().includes(id));
const becomes = (id: string, status: string) =>
  eventually(`${id} becomes ${status}`, async () => (await queue.status(id)) === status);
const album = async (...ids: string[]): Promise<void> => {
  queue.processor.members({ album_1: ids });
  await queue.service.add([wanted('album', '1')]);
  await eventually('expanded', async () => (await queue.reader.get('album_1'))?.expandedAt);
};

describe('commands on a track', () => {
  it('pauses a waiting one and lets it go on', async () => {
    await open();
    await queue.service.add(tracks('1', '2'));
    await runs('track_1');
    expect(await queue.service.pause('track_2')).toMatchObject({ status: 'paused' });
    queue.processor.get('track_1').succeed();
    await becomes('track_1', 'completed');
    expect(queue.processor.held).toHaveLength(0);
    expect(await queue.service.resume('track_2')).toMatchObject({ status: 'pending' });
    await runs('track_2');
  });

  it('pauses a running one at once, keeps what is staged, and runs it again after that', async () => {
    await open();
    await queue.service.add(tracks('1'));
    await runs('track_1');
    const { run } = queue.processor.get('track_1');
    const staged = { recording: 'r', totalBytes: 10, validator: null, durableBytes: 5, bootId: 'b' };
    await run.save({ staged });
    const pausing = queue.service.pause('track_1');
    expect(run.signal.reason).toMatchObject({ kind: 'paused' });
    expect((await pausing).status).toBe('paused');
    let seen: unknown = null;
    queue.processor.onDownload = (item) => {
      seen = item.staged;
      return Promise.resolve({ kind: 'staged' });
    };
    await queue.service.resume('track_1');
    await becomes('track_1', 'completed');
    expect(seen).toEqual(staged);
    expect(queue.processor.discarded).toEqual([]);
  });

  it('cancels a running one: aborted before the commit, staged bytes dropped when the run has ended', async () => {
    await open();
    await queue.service.add(tracks('1'));
    await runs('track_1');
    const { run } = queue.processor.get('track_1');
    const cancelling = queue.service.cancel('track_1');
    expect(run.signal.aborted).toBe(true);
    expect(await cancelling).toMatchObject({ status: 'cancelled', completedAt: expect.any(Number) });
    await eventually('dropped', () => queue.processor.discarded.includes('track_1'));
    expect(() => {
      run.setStage('publishing');
    }).toThrow('cancelled');
  });

  it('runs an item that was cancelled and retried at once only after the old run has ended', async () => {
    await open(2);
    let isClosed = false;
    let close: () => void = () => undefined;
    queue.processor.onDownload = async (_item, run) => {
      await new Promise<void>((resolve) => (close = resolve));
      isClosed = true;
      run.signal.throwIfAborted();
      return { kind: 'staged' };
    };
    await queue.service.add(tracks('1'));
    await eventually('it runs', () => queue.processor.downloads.length === 1);
    await queue.service.cancel('track_1');
    queue.processor.onDownload = () => {
      expect(isClosed).toBe(true);
      return Promise.resolve({ kind: 'staged' });
    };
    await queue.service.retry('track_1');
    await eventually('claimed again', async () => (await queue.status('track_1')) === 'downloading');
    expect(queue.processor.downloads).toHaveLength(1);
    close();
    await becomes('track_1', 'completed');
    expect(queue.processor.downloads).toHaveLength(2);
  });

  it('stops an item that was claimed in the very commit that paused it', async () => {
    await open();
    // The first look for work is over.
    await queue.writeQueue.run(() => Promise.resolve());
    let release: () => void = () => undefined;
    const isReleased = new Promise<void>((resolve) => (release = resolve));
    const isBlocking = new Promise<void>((resolve) => {
      void queue.writeQueue.run(() => {
        resolve();
        return isReleased;
      });
    });
    await isBlocking;
    // All of this waits for the unit above, and is committed as one group in this order.
    const added = queue.service.add(tracks('1'));
    queue.control.hold('quota', {});
    queue.control.release('quota');
    const { waiting } = queue.writeQueue as unknown as { waiting: unknown[] };
    await eventually('the claim waits behind the new item', () => waiting.length === 2);
    const paused = queue.service.pause('track_1');
    release();
    await added;
    expect((await paused).status).toBe('paused');
    await queue.service.add(tracks('2'));
    await runs('track_2');
    expect(queue.processor.downloads).toEqual(['track_2']);
    expect(await queue.status('track_1')).toBe('paused');
  });

  it('cancels post-processing until the publication begins', async () => {
    await open(2);
    const stages: (() => void)[] = [];
    queue.processor.onDownload = () => Promise.resolve({ kind: 'staged' });
    queue.processor.onFinish = async (item, run) => {
      if (item.id === 'track_1') run.setStage('publishing');
      await new Promise<void>((resolve) => stages.push(resolve));
      run.signal.throwIfAborted();
    };
    await queue.service.add(tracks('1', '2'));
    await eventually('both are being finished', () => stages.length === 2);
    await expect(queue.service.cancel('track_1')).rejects.toMatchObject({ code: 'illegal_transition' });
    await queue.service.cancel('track_2');
    for (const go of stages) go();
    await becomes('track_1', 'completed');
    expect(await queue.status('track_2')).toBe('cancelled');
    await eventually('dropped', () => queue.processor.discarded.includes('track_2'));
  });

  it('retries what failed with a clean slate', async () => {
    await open();
    queue.processor.onDownload = () => Promise.reject(new NotFoundError('no such track'));
    await queue.service.add(tracks('1'));
    await becomes('track_1', 'failed');
    expect((await queue.reader.get('track_1'))?.error).toMatchObject({ code: 'not_found', retryable: false });
    queue.processor.onDownload = () => Promise.resolve({ kind: 'staged' });
    expect(await queue.service.retry('track_1')).toMatchObject({ status: 'pending', error: null, attempts: 0 });
    await becomes('track_1', 'completed');
    expect(await queue.reader.counters()).toMatchObject({ successCount: 1, failureCount: 1 });
  });

  it('answers a command whose result holds, and refuses the other ones', async () => {
    await open();
    await queue.service.add(tracks('1', '2', '3'));
    await runs('track_1');
    await queue.service.pause('track_2');
    await queue.service.cancel('track_3');
    const before = queue.heard.length;
    expect(await queue.service.pause('track_2')).toMatchObject({ status: 'paused' });
    expect(await queue.service.cancel('track_3')).toMatchObject({ status: 'cancelled' });
    expect(await queue.service.resume('track_1')).toMatchObject({ status: 'downloading' });
    expect(await queue.service.retry('track_1')).toMatchObject({ status: 'downloading' });
    expect(queue.heard.slice(before).filter(({ name }) => name === 'item.updated')).toEqual([]);
    const illegal = { code: 'illegal_transition' };
    await expect(queue.service.pause('track_3')).rejects.toMatchObject(illegal);
    await expect(queue.service.resume('track_3')).rejects.toMatchObject(illegal);
    await expect(queue.service.retry('track_2')).rejects.toMatchObject(illegal);
    queue.processor.get('track_1').succeed();
    await becomes('track_1', 'completed');
    for (const command of ['pause', 'resume', 'cancel', 'retry'] as const) {
      await expect(queue.service[command]('track_1')).rejects.toMatchObject(illegal);
      await expect(queue.service[command]('track_99')).rejects.toMatchObject({ code: 'not_found' });
    }
  });
});

describe('commands on a collection', () => {
  it('pauses what waits and what runs, and folds to paused', async () => {
    await open();
    await album('1', '2', '3');
    await runs('album_1.track_1');
    queue.processor.get('album_1.track_1').succeed();
    await runs('album_1.track_2');
    const paused = await queue.service.pause('album_1');
    expect(paused).toMatchObject({ status: expect.stringMatching(/paused|processing/), children: { paused: 2 } });
    await becomes('album_1', 'paused');
    expect(queue.processor.held).toHaveLength(0);
    expect(await queue.service.pause('album_1')).toMatchObject({ status: 'paused' });
    expect(await queue.service.resume('album_1')).toMatchObject({ status: 'pending' });
    await runs('album_1.track_2');
  });

  it('cancels all that has not ended', async () => {
    await open();
    await album('1', '2', '3');
    await runs('album_1.track_1');
    queue.processor.get('album_1.track_1').succeed();
    await becomes('album_1.track_1', 'completed');
    await runs('album_1.track_2');
    await queue.service.cancel('album_1');
    expect(await queue.reader.get('album_1')).toMatchObject({
      status: 'partial',
      children: { total: 3, completed: 1, cancelled: 2 },
    });
    await eventually('dropped', () => queue.processor.discarded.includes('album_1.track_2'));
    await expect(queue.service.pause('album_1')).rejects.toMatchObject({ code: 'illegal_transition' });
  });

  it('retries only what is missing', async () => {
    await open(3);
    await album('1', '2', '3');
    for (const id of ['album_1.track_1', 'album_1.track_2', 'album_1.track_3']) await runs(id);
    queue.processor.get('album_1.track_1').succeed();
    queue.processor.get('album_1.track_2').fail(new NotFoundError('gone'));
    await queue.service.cancel('album_1.track_3');
    await becomes('album_1', 'partial');
    queue.processor.downloads.length = 0;
    await queue.service.retry('album_1');
    await runs('album_1.track_2');
    await runs('album_1.track_3');
    expect(queue.processor.downloads.sort()).toEqual(['album_1.track_2', 'album_1.track_3']);
    for (const held of [...queue.processor.held]) held.succeed();
    await becomes('album_1', 'completed');
    await expect(queue.service.retry('album_1')).rejects.toMatchObject({ code: 'illegal_transition' });
  });

  it('acts on many, each for itself, by ids or by filter', async () => {
    await open();
    await queue.service.add(tracks('1', '2', '3', '4'));
    await runs('track_1');
    const byIds = await queue.service.act('pause', { ids: ['track_2', 'track_9', 'track_2'] });
    expect(byIds).toEqual([
      { id: 'track_2', ok: true },
      { id: 'track_9', ok: false, error: { code: 'not_found', message: expect.stringContaining('track_9') } },
    ]);
    const byFilter = await queue.service.act('cancel', { filter: { status: ['pending', 'paused'] } });
    expect(byFilter.map(({ id }) => id).sort()).toEqual(['track_2', 'track_3', 'track_4']);
    await queue.service.act('remove', { filter: { status: 'cancelled' } });
    expect((await queue.reader.page({})).items.map(({ id }) => id)).toEqual(['track_1']);
  });
});
