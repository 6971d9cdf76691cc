import { describe, expect, it } from '@jest/globals';
import { RowMap } from '../list/row-map.js';
import { dropTarget, isSamePlace } from './drop-target.js';

/** Item 0, item 1 with three members, item 2. */
const rows = new RowMap(3, [{ top: 1, count: 3 }]);

describe('where something dragged would go', () => {
  it.each([
    [-50, 0, 0],
    [0, 0, 0],
    [31, 0, 0],
    [33, 1, 64],
    [70, 1, 64],
    // The lower half of an unfolded collection, with its members.
    [64 + 64 + 60, 2, 64 + 64 + 156],
    [64 + 64 + 156 + 10, 2, 64 + 64 + 156],
    [9999, 3, 64 * 3 + 156],
  ])('an item at %i px between items', (y, gap, offset) => {
    expect(dropTarget(rows, { level: 1, top: 0 }, y, 0)).toEqual({ gap, offset });
  });

  it.each([
    [-50, 0, 128],
    [128 + 20, 0, 128],
    [128 + 30, 1, 128 + 52],
    [9999, 3, 128 + 156],
  ])('a member at %i px among its siblings', (y, gap, offset) => {
    expect(dropTarget(rows, { level: 2, top: 1, child: 0 }, y, 3)).toEqual({ gap, offset });
  });

  it('is where it was on both of its own sides', () => {
    expect(isSamePlace({ level: 1, top: 4 }, { gap: 4, offset: 0 })).toBe(true);
    expect(isSamePlace({ level: 1, top: 4 }, { gap: 5, offset: 0 })).toBe(true);
    expect(isSamePlace({ level: 1, top: 4 }, { gap: 3, offset: 0 })).toBe(false);
    expect(isSamePlace({ level: 2, top: 4, child: 1 }, { gap: 4, offset: 0 })).toBe(false);
  });
});
