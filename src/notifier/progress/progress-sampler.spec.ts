import { beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ItemStage } from '../../domain/index.js';
import { childCountsOf, itemOf } from '../../../test/support/item-factory.js';
import { ManualClock } from '../../../test/support/manual-clock.js';
import { FORGET_AFTER_MS, ProgressSampler } from './progress-sampler.js';
import { REST_AFTER_MS } from './shared-flow.js';

const KB = 1000;
let clock: ManualClock;
let sampler: ProgressSampler;

beforeEach(() => {
  clock = new ManualClock();
  sampler = new ProgressSampler(clock);
});

function record(
  id: string,
  bytes: number,
  totalBytes: number | null,
  stage: ItemStage = 'transferring',
  receivedBytes = bytes,
): void {
  const parentId = id.includes('.') ? (id.split('.')[0] ?? null) : null;
  sampler.record({ id, parentId, bytes, totalBytes, stage, receivedBytes });
}

/** A steady transfer, a sample each 100 ms. */
async function transfer(id: string, from: number, to: number, total: number | null, bytesPerMs: number): Promise<void> {
  for (let bytes = from; bytes <= to; bytes += bytesPerMs * 100) {
    record(id, bytes, total);
    await clock.advance(100);
  }
}

describe('progress of a track', () => {
  it('has a smoothed speed and the time that is left', async () => {
    await transfer('track_1', 0, 1000 * KB, 3000 * KB, 100);
    const [entry] = sampler.take();
    expect(entry).toMatchObject({ id: 'track_1', bytes: 1000 * KB, totalBytes: 3000 * KB, progress: 33.3 });
    expect(entry?.bytesPerSecond).toBeGreaterThan(90 * KB);
    expect(entry?.bytesPerSecond).toBeLessThan(110 * KB);
    expect(entry?.etaSeconds).toBe(Math.ceil((2000 * KB) / (entry?.bytesPerSecond ?? 0)));
  });

  it('does not count what a resume found on the disk', async () => {
    sampler.observe(itemOf({ status: 'downloading', bytes: 4_000 * KB }));
    record('track_1', 5_000 * KB, 10_000 * KB, 'transferring', 0);
    await clock.advance(500);
    record('track_1', 5_010 * KB, 10_000 * KB, 'transferring', 10 * KB);
    expect(sampler.take()).toEqual([expect.objectContaining({ bytes: 5_010 * KB, bytesPerSecond: 20 * KB })]);
    expect(sampler.bytesPerSecond).toBe(20 * KB);
  });

  it('does not count what the first report of an unknown track says', () => {
    record('track_1', 5_000 * KB, 10_000 * KB);
    expect(sampler.take()).toEqual([expect.objectContaining({ bytesPerSecond: 0, etaSeconds: null })]);
  });

  it('counts a fresh transfer from its first byte', async () => {
    sampler.observe(itemOf({ status: 'downloading' }));
    await clock.advance(1000);
    record('track_1', 64 * KB, 128 * KB);
    expect(sampler.bytesPerSecond).toBe(64 * KB);
  });

  it('is measured from where its bytes begin, not from its claim', async () => {
    sampler.observe(itemOf({ status: 'downloading' }));
    record('track_1', 0, 3000 * KB, 'resolving');
    await clock.advance(4000);
    record('track_1', 0, 3000 * KB);
    await transfer('track_1', 0, 1000 * KB, 3000 * KB, 100);
    expect(sampler.take()[0]?.bytesPerSecond).toBeGreaterThan(90 * KB);
    expect(sampler.bytesPerSecond).toBeGreaterThan(90 * KB);
  });

  it('counts the last bytes, which the report of its verification tells', async () => {
    sampler.observe(itemOf({ status: 'downloading' }));
    await clock.advance(1000);
    record('track_1', 64 * KB, 64 * KB, 'verifying');
    sampler.observe(itemOf({ status: 'processing', bytes: 64 * KB, totalBytes: 64 * KB }));
    expect(sampler.bytesPerSecond).toBe(64 * KB);
    expect(sampler.take()).toEqual([]);
  });

  it('does not take cloned bytes for a transfer', async () => {
    sampler.observe(itemOf({ status: 'downloading' }));
    await clock.advance(1000);
    sampler.observe(itemOf({ status: 'processing', bytes: 64 * KB, reused: 'track_2' }));
    expect(sampler.bytesPerSecond).toBe(0);
  });

  it('survives a transfer that begins anew', async () => {
    await transfer('track_1', 0, 1000 * KB, 3000 * KB, 100);
    record('track_1', 0, 3000 * KB, 'transferring', 1000 * KB);
    await clock.advance(100);
    const [entry] = sampler.take();
    expect(entry).toMatchObject({ bytes: 0, progress: 0 });
    expect(entry?.bytesPerSecond).toBeGreaterThan(0);
  });

  it('shows a stall: speed 0, no time left known', async () => {
    await transfer('track_1', 0, 1000 * KB, 3000 * KB, 100);
    await clock.advance(6000);
    expect(sampler.take()).toEqual([expect.objectContaining({ bytesPerSecond: 0, etaSeconds: null })]);
  });

  it('says the latest value once', async () => {
    await transfer('track_1', 0, 100 * KB, 3000 * KB, 100);
    expect(sampler.take()).toHaveLength(1);
    expect(sampler.take()).toEqual([]);
  });

  it('says nothing of the size when it is unknown', () => {
    record('track_1', 10, null);
    expect(sampler.take()).toEqual([expect.objectContaining({ progress: 0, etaSeconds: null, totalBytes: null })]);
  });

  it.each(['paused', 'failed', 'cancelled', 'pending'] as const)('ends when the track is %s', (status) => {
    record('track_1', 10, 100);
    sampler.observe(itemOf({ status, bytes: 90 }));
    expect(sampler.take()).toEqual([]);
    expect(sampler.bytesPerSecond).toBe(0);
  });

  it('is forgotten when nothing is heard for long, should its end have been missed', async () => {
    record('track_1', 10, 100);
    await clock.advance(FORGET_AFTER_MS + 1);
    sampler.take();
    await clock.advance(1000);
    expect(sampler.take()).toEqual([]);
  });

  it('stays between 0 and 100 and never promises less than no time, whatever is reported', async () => {
    const report = fc.record({
      bytes: fc.nat(10_000_000),
      totalBytes: fc.option(fc.nat(10_000_000)),
      stage: fc.constantFrom<ItemStage>('resolving', 'transferring', 'verifying'),
      receivedBytes: fc.nat(10_000_000),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(report, fc.nat(3000)), { maxLength: 15 }), async (reports) => {
        const each = new ProgressSampler(clock);
        for (const [fields, waitMs] of reports) {
          each.record({ id: 'track_1', parentId: null, ...fields });
          await clock.advance(waitMs);
          for (const entry of each.take()) {
            expect(entry.progress).toBeGreaterThanOrEqual(0);
            expect(entry.progress).toBeLessThanOrEqual(100);
            expect(entry.bytesPerSecond).toBeGreaterThanOrEqual(0);
            if (entry.etaSeconds !== null) expect(entry.etaSeconds).toBeGreaterThanOrEqual(0);
          }
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe('speed of all together', () => {
  it('is 0 soon after the last transfer has ended, however fast it was', async () => {
    sampler.observe(itemOf({ status: 'downloading' }));
    await transfer('track_1', 0, 1000 * KB, 1000 * KB, 100);
    sampler.observe(itemOf({ status: 'processing', bytes: 1000 * KB }));
    await clock.advance(REST_AFTER_MS);
    expect(sampler.bytesPerSecond).toBe(0);
  });

  it('does not flicker between two transfers that follow each other', async () => {
    await transfer('track_1', 0, 1000 * KB, 1000 * KB, 100);
    sampler.observe(itemOf({ status: 'processing', bytes: 1000 * KB }));
    await clock.advance(REST_AFTER_MS - 1);
    expect(sampler.bytesPerSecond).toBeGreaterThan(0);
    sampler.observe(itemOf({ id: 'track_2', status: 'downloading' }));
    await clock.advance(REST_AFTER_MS);
    expect(sampler.bytesPerSecond).toBeGreaterThan(0);
  });

  it('is not diluted by the time in which nothing ran', async () => {
    await clock.advance(60_000);
    sampler.observe(itemOf({ status: 'downloading' }));
    await transfer('track_1', 0, 1000 * KB, 3000 * KB, 100);
    expect(sampler.bytesPerSecond).toBeGreaterThan(90 * KB);
  });
});

describe('progress of a collection', () => {
  const album = itemOf({
    id: 'album_9',
    type: 'album',
    status: 'downloading',
    bytes: 2000 * KB,
    expandedAt: 1,
    children: childCountsOf({ completed: 2, downloading: 1, pending: 1 }),
  });

  it('is asked for until it is known', () => {
    record('album_9.track_1', 0, 1000 * KB);
    expect(sampler.unknownCollections).toEqual(['album_9']);
    expect(sampler.take()).toHaveLength(1);
    sampler.observe(album);
    expect(sampler.unknownCollections).toEqual([]);
  });

  it('adds what runs to what is done, in bytes and in tracks', async () => {
    record('album_9.track_1', 0, 1000 * KB);
    sampler.observe(album);
    await transfer('album_9.track_1', 0, 500 * KB, 1000 * KB, 100);
    const entry = sampler.take().find(({ id }) => id === 'album_9');
    expect(entry).toMatchObject({ bytes: 2500 * KB, totalBytes: null, progress: 62.5 });
    // One track and a half to come, 1500 KB as far as can be told, at about 100 KB/s.
    expect(entry?.etaSeconds).toBeGreaterThan(12);
    expect(entry?.etaSeconds).toBeLessThan(18);
  });

  it('has the speed of all its tracks together', async () => {
    sampler.observe(itemOf({ id: 'album_9.track_1', parentId: 'album_9', status: 'downloading' }));
    sampler.observe(itemOf({ id: 'album_9.track_2', parentId: 'album_9', status: 'downloading' }));
    sampler.observe(album);
    await clock.advance(1000);
    record('album_9.track_1', 100 * KB, null);
    record('album_9.track_2', 50 * KB, null);
    expect(sampler.take().find(({ id }) => id === 'album_9')?.bytesPerSecond).toBe(150 * KB);
  });

  it('tells no time that is left while its tracks are not all known', () => {
    record('album_9.track_1', 10, 1000);
    sampler.observe({ ...album, expandedAt: null });
    expect(sampler.take().find(({ id }) => id === 'album_9')?.etaSeconds).toBeNull();
  });

  it('does not lose the bytes of a track that is being processed', () => {
    sampler.observe(itemOf({ id: 'album_9.track_1', parentId: 'album_9', status: 'downloading' }));
    record('album_9.track_1', 1000 * KB, 1000 * KB);
    sampler.observe(itemOf({ id: 'album_9.track_1', parentId: 'album_9', status: 'processing', bytes: 1000 * KB }));
    const counts = childCountsOf({ completed: 2, processing: 1, pending: 1 });
    sampler.observe({ ...album, bytes: 3000 * KB, children: counts });
    expect(sampler.take()).toEqual([expect.objectContaining({ id: 'album_9', bytes: 3000 * KB, progress: 75 })]);
    sampler.observe(itemOf({ id: 'album_9.track_1', parentId: 'album_9', status: 'completed', bytes: 1000 * KB }));
    const children = childCountsOf({ completed: 3, pending: 1 });
    sampler.observe({ ...album, bytes: 3000 * KB, children });
    expect(sampler.take()).toEqual([]);
  });

  it('says the same in its item', async () => {
    record('album_9.track_1', 0, 1000 * KB);
    sampler.observe(album);
    await transfer('album_9.track_1', 0, 500 * KB, 1000 * KB, 100);
    expect(sampler.live(album)).toMatchObject({ bytes: 2500 * KB, progress: 62.5 });
    const track = itemOf({ id: 'album_9.track_1', parentId: 'album_9' });
    expect(sampler.live(track)).toBe(track);
  });

  it('ends with its last running track, once its speed has fallen to 0', async () => {
    sampler.observe(itemOf({ id: 'album_9.track_1', parentId: 'album_9', status: 'downloading' }));
    sampler.observe(album);
    record('album_9.track_1', 100 * KB, null);
    sampler.observe(itemOf({ id: 'album_9.track_1', parentId: 'album_9', status: 'processing', bytes: 100 * KB }));
    sampler.observe(itemOf({ id: 'album_9.track_1', parentId: 'album_9', status: 'completed', bytes: 100 * KB }));
    expect(sampler.take().map(({ id }) => id)).toEqual(['album_9']);
    await clock.advance(REST_AFTER_MS);
    expect(sampler.take()).toEqual([expect.objectContaining({ id: 'album_9', bytesPerSecond: 0, etaSeconds: null })]);
    await clock.advance(1000);
    expect(sampler.take()).toEqual([]);
  });
});
