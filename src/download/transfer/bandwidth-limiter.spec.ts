import { describe, expect, it } from '@jest/globals';
import { BehaviorSubject, of } from 'rxjs';
import { ManualClock } from '../../../test/support/manual-clock.js';
import { BandwidthLimiter } from './bandwidth-limiter.js';

const never = new AbortController().signal;

/** Takes chunk after chunk until aborted. */
async function drain(
  limiter: BandwidthLimiter,
  bytes: number,
  signal: AbortSignal,
  passed: { bytes: number },
): Promise<void> {
  try {
    for (;;) {
      await limiter.take(bytes, signal);
      passed.bytes += bytes;
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

describe('the bandwidth limit', () => {
  it('says whether anybody has to ask', async () => {
    const limit$ = new BehaviorSubject(0);
    const limiter = new BandwidthLimiter(limit$, new ManualClock());
    const told: boolean[] = [];
    limiter.isFree$.subscribe((isFree) => told.push(isFree));
    expect(limiter.isFree).toBe(true);
    for (const limit of [1000, 2000, 0]) limit$.next(limit);
    expect(told).toEqual([true, false, true]);
    limit$.next(1000);
    expect(limiter.isFree).toBe(false);
    await limiter.take(5000, never);
    const waiting = limiter.take(1, never);
    expect(limiter.isFree).toBe(false);
    limit$.next(0);
    await waiting;
    expect(limiter.isFree).toBe(true);
  });

  it('is none at 0', async () => {
    const limiter = new BandwidthLimiter(of(0), new ManualClock());
    for (let chunk = 0; chunk < 1000; chunk++) await limiter.take(1e9, never);
  });

  it.each([1, 2, 5])('is kept by %d transfers together, evenly', async (transfers) => {
    const clock = new ManualClock();
    const limiter = new BandwidthLimiter(of(1_000_000), clock);
    const stop = new AbortController();
    const passed = Array.from({ length: transfers }, () => ({ bytes: 0 }));
    const done = passed.map((one) => drain(limiter, 16_384, stop.signal, one));
    await clock.advance(4000);
    stop.abort(new Error('enough'));
    await Promise.all(done);
    const total = passed.reduce((sum, one) => sum + one.bytes, 0);
    expect(total).toBeGreaterThan(3_900_000);
    expect(total).toBeLessThan(4_100_000 + 16_384 * (transfers + 1));
    for (const one of passed) expect(one.bytes).toBeCloseTo(total / transfers, -5);
    expect(clock.pendingTimers).toBe(0);
  });

  it('takes effect at once when it changes', async () => {
    const clock = new ManualClock();
    const limit$ = new BehaviorSubject(1000);
    const limiter = new BandwidthLimiter(limit$, clock);
    await limiter.take(1_000_000, never);
    let isThrough = false;
    const second = limiter.take(1000, never).then(() => (isThrough = true));
    await clock.advance(5000);
    expect(isThrough).toBe(false);
    limit$.next(2_000_000);
    await second;
    limit$.next(10);
    await limiter.take(100, never);
    const third = limiter.take(100, never);
    limit$.next(0);
    await third;
    limiter.close();
    expect(limit$.observed).toBe(false);
  });

  it('lets go of a transfer that is aborted, and serves the next one', async () => {
    const clock = new ManualClock();
    const limiter = new BandwidthLimiter(of(1000), clock);
    await limiter.take(1000, never);
    const controller = new AbortController();
    const reason = new Error('cancelled');
    const first = limiter.take(1000, controller.signal);
    const second = limiter.take(1000, never);
    controller.abort(reason);
    await expect(first).rejects.toBe(reason);
    await clock.advance(1100);
    await second;
    expect(() => limiter.take(1, controller.signal)).toThrow(reason);
  });

  it('does not save up while nobody takes', async () => {
    const clock = new ManualClock();
    const limiter = new BandwidthLimiter(of(1000), clock);
    await clock.advance(3_600_000);
    await limiter.take(1000, never);
    let isThrough = false;
    void limiter.take(1, never).then(() => (isThrough = true));
    await clock.advance(800);
    expect(isThrough).toBe(false);
    await clock.advance(200);
    expect(isThrough).toBe(true);
  });
});
