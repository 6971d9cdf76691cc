import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ROW_HEIGHT, RowMap, type RowPlace, type Unfolded } from './row-map.js';

/** The rows one by one, as they would be without any arithmetic. */
function written(topCount: number, unfolded: readonly Unfolded[]): RowPlace[] {
  const counts = new Map(unfolded.map(({ top, count }) => [top, count]));
  return Array.from({ length: topCount }, (_, top) => [
    { level: 1, top } as const,
    ...Array.from({ length: counts.get(top) ?? 0 }, (_child, child) => ({ level: 2, top, child }) as const),
  ]).flat();
}

const lists = fc.nat({ max: 30 }).chain((topCount) =>
  fc.tuple(
    fc.constant(topCount),
    fc.uniqueArray(fc.record({ top: fc.nat({ max: 35 }), count: fc.nat({ max: 12 }) }), {
      selector: ({ top }) => top,
    }),
  ),
);

describe('rows of a list with unfolded collections', () => {
  it('are what writing them down would give, in both directions', () => {
    fc.assert(
      fc.property(lists, ([topCount, unfolded]) => {
        const map = new RowMap(topCount, unfolded);
        const rows = written(topCount, unfolded);
        expect(map.rowCount).toBe(rows.length);
        rows.forEach((place, row) => {
          expect(map.at(row)).toEqual(place);
          expect(map.rowOf(place)).toBe(row);
        });
      }),
    );
  });

  it('know their pixels, and which row is at a pixel', () => {
    fc.assert(
      fc.property(lists, ([topCount, unfolded]) => {
        const map = new RowMap(topCount, unfolded);
        let offset = 0;
        written(topCount, unfolded).forEach(({ level }, row) => {
          expect(map.offsetOf(row)).toBe(offset);
          expect(map.heightOf(row)).toBe(ROW_HEIGHT[level]);
          expect(map.rowAt(offset)).toBe(row);
          expect(map.rowAt(offset + ROW_HEIGHT[level] - 0.5)).toBe(row);
          offset += ROW_HEIGHT[level];
        });
        if (map.rowCount > 0) expect(map.rowAt(offset + 1000)).toBe(map.rowCount - 1);
      }),
    );
  });

  it('fold and unfold without moving what is above', () => {
    fc.assert(
      fc.property(lists, fc.nat({ max: 29 }), fc.integer({ min: 1, max: 20 }), ([topCount, unfolded], top, count) => {
        fc.pre(top < topCount);
        const others = unfolded.filter((one) => one.top !== top);
        const folded = new RowMap(topCount, others);
        const open = new RowMap(topCount, [...others, { top, count }]);
        expect(open.rowCount).toBe(folded.rowCount + count);
        for (let row = 0; row <= folded.rowOf({ level: 1, top }); row++) expect(open.at(row)).toEqual(folded.at(row));
      }),
    );
  });

  it('of a long list cost nothing', () => {
    const map = new RowMap(100_000, [{ top: 50_000, count: 10_000 }]);
    expect(map.at(109_999)).toEqual({ level: 1, top: 99_999 });
    expect(map.at(50_001)).toEqual({ level: 2, top: 50_000, child: 0 });
    expect(map.rowAt(map.offsetOf(77_777))).toBe(77_777);
  });
});
