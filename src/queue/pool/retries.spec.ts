import { afterEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '../../../test/support/eventually.js';
import { ManualClock } from '../../../test/support/manual-clock.js';
import { openQueue, queueSettings, tracks, wanted, type OpenQueue } from '../../../test/support/open-queue.js';
import { tempDir } from '../../../test/support/temp-dir.js';
import {
  AuthExpiredError,
  CorruptError,
  DiskFullError,
  FilesystemError,
  MAX_BACKOFF_MS,
  NetworkError,
  NotConfiguredError,
  RateLimitedError,
  TimeoutError,
} from '../../domain/index.js';

const root = tempDir('retries');
const folder = (): string => mkdtempSync(join(root, 'data-'));
let queue: OpenQueue;
let clock: ManualClock;
afterEach(() => queue.close());

const open = async (concurrentDownloads = 4): Promise<void> => {
  clock = new ManualClock();
  queue = await openQueue(folder(), { clock, settings: queueSettings({ concurrentDownloads }) });
};
const downloads = (count: number) =>
  eventually(`${String(count)} downloads`, () => queue.processor.downloads.length === count);
const becomes = (id: string, status: string) =>
  eventually(`${id} becomes ${status}`, async () => (await queue.status(id)) === status);
const waits = (id: string, reason: string) =>
  eventually(`${id} waits: ${reason}`, async () => (await queue.reader.get(id))?.waiting?.reason === reason);
const failWith = (make: () => Error): void => {
  queue.processor.onDownload = () => Promise.reject(make());
};
const succeed = (): void => {
  queue.processor.onDownload = () => Promise.resolve({ kind: 'staged' });
};

describe('retries', () => {
  it('waits longer each time, then fails; the timeline says why', async () => {
    await open();
    failWith(() => new CorruptError('bits fell out'));
    await queue.service.add(tracks('1'));
    for (let attempt = 1; attempt <= 3; attempt++) {
      await downloads(attempt);
      await waits('track_1', 'backoff');
      const item = await queue.reader.get('track_1');
      expect(item).toMatchObject({ status: 'pending', attempts: attempt, error: { code: 'corrupt', retryable: true } });
      expect((item?.nextAttemptAt ?? 0) - clock.now()).toBeLessThanOrEqual(1000 * 2 ** (attempt - 1));
      await clock.advance(MAX_BACKOFF_MS);
    }
    await downloads(4);
    await becomes('track_1', 'failed');
    expect(await queue.reader.get('track_1')).toMatchObject({
      attempts: 4,
      waiting: null,
      error: { message: 'bits fell out' },
    });
    await clock.advance(MAX_BACKOFF_MS * 2);
    expect(queue.processor.downloads).toHaveLength(4);
    const events = (await queue.reader.timeline('track_1')).map(({ event, to, code }) => [event, to, code]);
    expect(events.filter(([event]) => event === 'attempt-failed')).toHaveLength(3);
    expect(events.at(-1)).toEqual(['status', 'failed', 'corrupt']);
  });

  it('obeys the time that the other side named', async () => {
    await open();
    failWith(() => new NetworkError('busy', { retryAfterMs: 90_000 }));
    await queue.service.add(tracks('1'));
    await waits('track_1', 'backoff');
    succeed();
    await clock.advance(89_000);
    expect(queue.processor.downloads).toHaveLength(1);
    await clock.advance(1_000);
    await becomes('track_1', 'completed');
    expect(await queue.reader.get('track_1')).toMatchObject({ error: null, attempts: 1 });
  });

  it('does not wait longer because the wall clock was set back', async () => {
    await open();
    failWith(() => new NetworkError('busy', { retryAfterMs: queue.processor.downloads.length === 1 ? 5_000 : 8_000 }));
    await queue.service.add(tracks('1'));
    await waits('track_1', 'backoff');
    await queue.service.add(tracks('2'));
    await waits('track_2', 'backoff');
    clock.setWallClockBy(-3_600_000);
    succeed();
    await clock.advance(5_000);
    await becomes('track_1', 'completed');
    await clock.advance(3_000);
    await becomes('track_2', 'completed');
  });

  it('does not wait for years after a start with the clock corrected', async () => {
    clock = new ManualClock(Date.UTC(2040, 0, 1));
    const data = folder();
    queue = await openQueue(data, { clock });
    failWith(() => new NetworkError('busy'));
    await queue.service.add(tracks('1'));
    await waits('track_1', 'backoff');
    await queue.close();
    clock = new ManualClock(Date.UTC(2030, 0, 1));
    queue = await openQueue(data, { clock });
    await clock.advance(1000);
    await becomes('track_1', 'completed');
  });

  it('treats an unknown error as final', async () => {
    await open();
    failWith(() => new TypeError('a bug'));
    await queue.service.add(tracks('1'));
    await becomes('track_1', 'failed');
    expect((await queue.reader.get('track_1'))?.error).toMatchObject({ code: 'unknown', message: 'a bug' });
  });

  it('repeats post-processing without a new transfer', async () => {
    await open();
    let tries = 0;
    queue.processor.onFinish = () => (++tries < 3 ? Promise.reject(new NetworkError('no cover')) : Promise.resolve());
    await queue.service.add(tracks('1'));
    await waits('track_1', 'backoff');
    expect(await queue.reader.get('track_1')).toMatchObject({ status: 'processing', attempts: 1 });
    await clock.advance(MAX_BACKOFF_MS);
    await eventually('second try', () => tries === 2);
    await waits('track_1', 'backoff');
    await clock.advance(MAX_BACKOFF_MS);
    await becomes('track_1', 'completed');
    expect(queue.processor.downloads).toHaveLength(1);
  });

  it('lets a post-processing that cannot be done fail', async () => {
    await open();
    queue.processor.onFinish = () => Promise.reject(new FilesystemError('not a folder'));
    await queue.service.add(tracks('1'));
    await becomes('track_1', 'failed');
  });
});

describe('holds', () => {
  it('waits for quota without using up an attempt, and ends by itself', async () => {
    await open(1);
    failWith(() => new RateLimitedError('slow down', { retryAfterMs: 3000 }));
    await queue.service.add(tracks('1', '2'));
    await eventually('held', () => queue.control.state().waiting?.reason === 'quota');
    await becomes('track_1', 'pending');
    expect(await queue.reader.get('track_1')).toMatchObject({ attempts: 0, error: null, waiting: { reason: 'quota' } });
    succeed();
    await clock.advance(2900);
    expect(queue.processor.downloads).toEqual(['track_1']);
    await clock.advance(200);
    await becomes('track_2', 'completed');
    expect(queue.control.state().waiting).toBeNull();
  });

  it('keeps what needs an account from starting, but not previews, until the account is set', async () => {
    await open();
    queue.processor.onDownload = (item) =>
      item.quality.wanted === 'PREVIEW'
        ? Promise.resolve({ kind: 'staged' })
        : Promise.reject(new NotConfiguredError('set DEEMUSIC_DEEZER_ARL'));
    await queue.service.add(tracks('1'));
    await waits('track_1', 'config');
    await queue.service.add([wanted('track', '2', { quality: 'PREVIEW' }), ...tracks('3')]);
    await becomes('track_2', 'completed');
    expect(await queue.reader.get('track_3')).toMatchObject({
      status: 'pending',
      waiting: { reason: 'config', message: 'set DEEMUSIC_DEEZER_ARL' },
    });
    succeed();
    queue.settings.replace({ ...queueSettings(), deezer: { ...queueSettings().deezer, arl: 'made-up' } });
    await becomes('track_1', 'completed');
    await becomes('track_3', 'completed');
  });

  it('asks the registered check while it is held', async () => {
    await open();
    let isSpaceFree = false;
    let asked = 0;
    queue.control.registerHoldCheck(
      'disk',
      () => {
        asked++;
        return Promise.resolve(isSpaceFree);
      },
      10_000,
    );
    failWith(() => new DiskFullError('full'));
    await queue.service.add(tracks('1'));
    await waits('track_1', 'disk');
    succeed();
    await clock.advance(25_000);
    expect(asked).toBe(2);
    expect(queue.processor.downloads).toHaveLength(1);
    isSpaceFree = true;
    await clock.advance(10_000);
    await becomes('track_1', 'completed');
    await clock.advance(60_000);
    expect(asked).toBe(3);
  });

  it('holds a full disk during publication without losing the staged file', async () => {
    await open();
    let isFull = true;
    queue.processor.onFinish = () => (isFull ? Promise.reject(new DiskFullError('full')) : Promise.resolve());
    await queue.service.add(tracks('1'));
    await eventually('held', () => queue.holds.isHeld('disk'));
    expect(await queue.reader.get('track_1')).toMatchObject({ status: 'processing', attempts: 0 });
    isFull = false;
    await clock.advance(60_000);
    await becomes('track_1', 'completed');
    expect(queue.processor.downloads).toHaveLength(1);
  });

  it('tries again after a minute when nobody knows when a hold ends', async () => {
    await open();
    failWith(() => new AuthExpiredError('the cookie is dead'));
    await queue.service.add(tracks('1'));
    await waits('track_1', 'auth');
    await clock.advance(61_000);
    await downloads(2);
    await waits('track_1', 'auth');
    expect((await queue.reader.get('track_1'))?.attempts).toBe(0);
  });

  it('does not take the late failure of an older run for news once the account was set anew', async () => {
    await open();
    queue.processor.holdDownloads();
    await queue.service.add(tracks('1', '2'));
    const [first, second] = await eventually('both run', () =>
      queue.processor.held.length === 2 ? [...queue.processor.held] : null,
    );
    first?.fail(new AuthExpiredError('the cookie is dead'));
    await waits('track_1', 'auth');
    succeed();
    queue.settings.replace({ ...queueSettings(), deezer: { ...queueSettings().deezer, arl: 'another' } });
    await becomes('track_1', 'completed');
    second?.fail(new AuthExpiredError('the cookie is dead'));
    await becomes('track_2', 'completed');
    expect(queue.control.state().waiting).toBeNull();
  });

  it('shows the most urgent hold', async () => {
    await open();
    queue.control.hold('quota', { until: clock.now() + 1000 });
    queue.control.hold('disk', { message: 'full' });
    expect(queue.control.state().waiting).toEqual({ reason: 'disk', message: 'full' });
    queue.control.release('disk');
    expect(queue.control.state().waiting?.reason).toBe('quota');
    await clock.advance(1000);
    expect(queue.control.state().waiting).toBeNull();
  });
});

describe('network outage', () => {
  const outage = (): NetworkError => new NetworkError('no route', { hold: 'network' });

  it('gives back the attempts of its first failures, probes alone and rarely, and ends with the first sign of life', async () => {
    await open(4);
    let isOut = false;
    queue.processor.onDownload = () =>
      Promise.reject(isOut ? outage() : new TimeoutError('silence', { retryAfterMs: 500_000 }));
    await queue.service.add(tracks('1', '2'));
    await waits('track_1', 'backoff');
    await waits('track_2', 'backoff');
    isOut = true;
    await queue.service.add(tracks('3'));
    await eventually('held', () => queue.holds.isHeld('network'));
    for (const id of ['track_1', 'track_2', 'track_3']) {
      await eventually(`${id} is refunded`, async () => {
        const item = await queue.reader.get(id);
        return item?.attempts === 0 && item.waiting?.reason === 'network';
      });
    }
    expect(queue.processor.downloads).toHaveLength(3);
    for (const [delayMs, count] of [
      [5_000, 4],
      [10_000, 5],
      [20_000, 6],
    ] as const) {
      await clock.advance(delayMs - 100);
      expect(queue.processor.downloads).toHaveLength(count - 1);
      await clock.advance(100);
      await downloads(count);
      await eventually('back', async () => (await queue.reader.counters()).byStatus.pending === 3);
    }
    queue.processor.holdDownloads();
    await clock.advance(40_000);
    await eventually('the probe runs', () => queue.processor.held.length === 1);
    const probe = queue.processor.held[0];
    expect(queue.control.state().waiting?.reason).toBe('network');
    probe?.run.progress(1, 10);
    expect(queue.control.state().waiting).toBeNull();
    await eventually('the others run too', () => queue.processor.held.length === 3);
    for (const held of [...queue.processor.held]) held.succeed();
    await eventually('all completed', async () => (await queue.reader.counters()).successCount === 3);
    expect((await queue.reader.get('track_1'))?.attempts).toBe(0);
  });

  it('takes back failures that the outage made final', async () => {
    await open(1);
    queue.settings.replace(queueSettings({ concurrentDownloads: 1 }, { maxRetries: 0 }));
    failWith(() => new NetworkError('no route'));
    await queue.service.add(tracks('1'));
    await becomes('track_1', 'failed');
    failWith(outage);
    await queue.service.add(tracks('2'));
    await becomes('track_1', 'pending');
    expect(await queue.reader.counters()).toMatchObject({ failureCount: 0, byStatus: { failed: 0, pending: 2 } });
    succeed();
    await clock.advance(5_000);
    await becomes('track_1', 'completed');
  });

  it('starts what is added while a probe is due and nothing was there', async () => {
    await open();
    queue.control.hold('network', { message: 'no route' });
    await clock.advance(6_000);
    await queue.service.add(tracks('1'));
    await becomes('track_1', 'completed');
    expect(queue.control.state().waiting).toBeNull();
  });
});
