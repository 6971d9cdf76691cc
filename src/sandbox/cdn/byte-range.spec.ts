import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseRange } from './byte-range.js';

describe('parseRange', () => {
  it('stays within the file, whatever is asked', () => {
    const number = fc.option(fc.nat(10_000), { nil: null });
    fc.assert(
      fc.property(number, number, fc.nat(9_000), (first, last, size) => {
        const range = parseRange(`bytes=${String(first ?? '')}-${String(last ?? '')}`, size);
        if (range === null || range === 'unsatisfiable') return;
        expect(range.from).toBeGreaterThanOrEqual(0);
        expect(range.from).toBeLessThan(range.to);
        expect(range.to).toBeLessThanOrEqual(size);
        if (first !== null) expect(range.from).toBe(first);
      }),
    );
  });

  it.each([
    [undefined, 100, null],
    ['bytes=0-', 0, 'unsatisfiable'],
    ['bytes=99-', 100, { from: 99, to: 100 }],
    ['bytes=100-', 100, 'unsatisfiable'],
    ['bytes=-0', 100, 'unsatisfiable'],
    ['bytes=-200', 100, { from: 0, to: 100 }],
    ['bytes=9-8', 100, null],
    [' bytes=1-2 ', 100, { from: 1, to: 3 }],
  ])('%s of %d bytes', (header, size, expected) => {
    expect(parseRange(header, size)).toEqual(expected);
  });
});
