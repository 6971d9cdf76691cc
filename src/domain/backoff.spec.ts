import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { backoffMs, MAX_BACKOFF_MS } from './backoff.js';

describe('backoff', () => {
  it('doubles its ceiling up to the cap', () => {
    const ceilings = [1, 2, 3, 4, 7, 30].map((attempt) => backoffMs(attempt, () => 1));
    expect(ceilings).toEqual([1000, 2000, 4000, 8000, MAX_BACKOFF_MS, MAX_BACKOFF_MS]);
  });

  it('is jittered over the whole range and never zero', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1000 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (attempt, roll) => {
          const delay = backoffMs(attempt, () => roll);
          expect(delay).toBeGreaterThanOrEqual(1);
          expect(delay).toBeLessThanOrEqual(Math.min(MAX_BACKOFF_MS, 1000 * 2 ** (attempt - 1)));
        },
      ),
    );
  });
});
