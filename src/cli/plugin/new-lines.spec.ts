import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { newLines } from './new-lines.js';

describe('new lines of a log', () => {
  it.each([
    [['a', 'b'], ['a', 'b', 'c'], ['c']],
    [['a', 'b', 'c'], ['b', 'c', 'd'], ['d']],
    [['a'], ['x', 'y'], ['x', 'y']],
    [[], ['a'], ['a']],
    [['a'], [], []],
    [['a', 'b'], ['a', 'b'], []],
  ])('of %j and then %j are %j', (before, now, fresh) => {
    expect(newLines(before, now)).toEqual(fresh);
  });

  it('are those that were written, while the windows overlap', () => {
    fc.assert(
      fc.property(fc.nat(30), fc.nat(9), fc.integer({ min: 10, max: 30 }), (first, more, window) => {
        const log = Array.from({ length: first + more }, (_, index) => `line ${String(index)}`);
        const before = log.slice(0, first).slice(-window);
        expect(newLines(before, log.slice(-window))).toEqual(log.slice(first));
      }),
    );
  });
});
