import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { itemOf } from '../../../../../test/support/item-factory.js';
import { albumOf } from '../../../../../test/support/queue-factory.js';
import { membersText, partsOf } from './parts-of.js';

const named = (parts: ReturnType<typeof partsOf>) => Object.fromEntries(parts.map(({ name, size }) => [name, size]));

describe('the stacked bar of a collection', () => {
  it('shows what is done, what runs of it, and what came to nothing', () => {
    const album = albumOf({ completed: 4, skipped: 1, downloading: 2, failed: 1, cancelled: 1, pending: 1 });
    expect(named(partsOf(album, 0.6))).toEqual({ done: 0.5, running: expect.closeTo(0.1), failed: 0.1, ended: 0.1 });
    expect(named(partsOf(album, null)).running).toBe(0);
  });

  it('has nothing to show of a track, and of what is not listed yet', () => {
    expect(partsOf(itemOf(), 0.5)).toEqual([]);
    expect(partsOf(albumOf({}), 0.5)).toEqual([]);
  });

  it('never overflows and never runs backwards, however old the numbers are', () => {
    const count = fc.nat({ max: 50 });
    const counts = fc.record({ completed: count, skipped: count, downloading: count, failed: count, cancelled: count });
    fc.assert(
      fc.property(counts, fc.option(fc.double({ min: 0, max: 1.5, noNaN: true })), (each, fraction) => {
        let end = 0;
        for (const { from, size } of partsOf(albumOf(each), fraction)) {
          expect(from).toBeCloseTo(end);
          expect(size).toBeGreaterThanOrEqual(0);
          end = from + size;
        }
        expect(end).toBeLessThanOrEqual(1 + 1e-9);
      }),
    );
  });

  it('is told in words', () => {
    expect(membersText(albumOf({ completed: 7, failed: 1 }))).toBe('7 completed, 1 failed');
    expect(membersText(albumOf({ pending: 3, downloading: 1, paused: 2 }))).toBe('1 downloading, 3 waiting, 2 paused');
    expect(membersText(itemOf())).toBe('');
  });
});
