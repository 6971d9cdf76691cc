import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { HookFailure, type HookFailureKind } from '../../hook-failure.js';
import { LONGEST_DELAY_MS, retryDelayMs, verdictOn } from './failure-policy.js';

const failure = (kind: HookFailureKind, retryAfterMs: number | null = null): HookFailure =>
  new HookFailure(kind, 'plugin', 'It went wrong.', retryAfterMs);
const run = (attempt: number, retries = 5, crashKills = 0) => ({ attempt, retries, crash_kills: crashKills });
const middle = (): number => 0.5;

describe('the delay of a retry', () => {
  it('grows: 5 s, 30 s, 2 m, 10 m, 1 h, and stays there', () => {
    const delays = [1, 2, 3, 4, 5, 6, 100].map((attempt) => retryDelayMs(attempt, middle));
    expect(delays).toEqual([5_000, 30_000, 120_000, 600_000, 3_600_000, 3_600_000, 3_600_000]);
  });

  it('is at most a fifth off', () => {
    const exact = fc.tuple(fc.integer({ min: 1, max: 20 }), fc.double({ min: 0, max: 0.999999, noNaN: true }));
    fc.assert(
      fc.property(exact, ([attempt, random]) => {
        const base = retryDelayMs(attempt, middle);
        const delay = retryDelayMs(attempt, () => random);
        expect(delay).toBeGreaterThanOrEqual(Math.floor(base * 0.8));
        expect(delay).toBeLessThanOrEqual(Math.ceil(base * 1.2));
      }),
    );
    expect(retryDelayMs(1, () => 0)).toBe(4_000);
    expect(retryDelayMs(1, () => 1)).toBe(6_000);
  });

  it('is what the plugin asks for, up to a day', () => {
    expect(verdictOn(failure('retry', 7), run(1))).toMatchObject({ state: 'retry', delayMs: 7 });
    expect(verdictOn(failure('retry', 1e12), run(1))).toMatchObject({ delayMs: LONGEST_DELAY_MS });
    expect(verdictOn(failure('retry', -5), run(1))).toMatchObject({ delayMs: 0 });
  });
});

describe('what becomes of a failed run', () => {
  it.each(['error', 'retry', 'not-started'] as const)('%s: tried again, the attempt counts, then dead', (kind) => {
    const again = { state: 'retry', delayMs: 5_000, isRefunded: false, crashKills: 0 };
    expect(verdictOn(failure(kind), run(1, 1), middle)).toEqual(again);
    expect(verdictOn(failure(kind), run(2, 1), middle)).toEqual({
      state: 'dead',
      message: 'It went wrong.',
      crashKills: 0,
    });
    expect(verdictOn(failure(kind), run(1, 0), middle)).toMatchObject({ state: 'dead' });
  });

  it.each(['unrecoverable', 'protocol'] as const)('%s: dead at once', (kind) => {
    expect(verdictOn(failure(kind), run(1))).toMatchObject({ state: 'dead' });
  });

  it('not-found: done, with nothing to show', () => {
    expect(verdictOn(failure('not-found'), run(1))).toEqual({ state: 'skipped', note: 'It went wrong.' });
  });

  it.each(['crash', 'timeout'] as const)('%s: tried again once, then it is poison', (kind) => {
    expect(verdictOn(failure(kind), run(1), middle)).toEqual({
      state: 'retry',
      delayMs: 5_000,
      isRefunded: false,
      crashKills: 1,
    });
    expect(verdictOn(failure(kind), run(2, 5, 1))).toEqual({
      state: 'dead',
      message: expect.stringContaining('second time'),
      crashKills: 2,
    });
    expect(verdictOn(failure(kind), run(1, 0))).toMatchObject({ state: 'dead', crashKills: 1 });
  });

  it('ends the words of a plugin before it says its own', () => {
    const verdict = verdictOn(new HookFailure('crash', 'plugin', 'its process ended with code 1'), run(2, 5, 1));
    expect(verdict).toMatchObject({ message: expect.stringMatching(/^its process ended with code 1\. It was /) });
  });

  it('cancelled by the host: no attempt is used, however often', () => {
    expect(verdictOn(failure('cancelled'), run(9, 0))).toMatchObject({
      state: 'retry',
      isRefunded: true,
      delayMs: 1000,
    });
    expect(verdictOn(failure('cancelled', 0), run(9, 0))).toMatchObject({ isRefunded: true, delayMs: 0 });
  });

  it.each(['needs-auth', 'config'] as const)('%s: no attempt is used', (kind) => {
    expect(verdictOn(failure(kind), run(9, 0))).toMatchObject({ state: 'retry', isRefunded: true });
  });
});
