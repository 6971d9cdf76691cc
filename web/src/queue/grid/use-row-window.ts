import { useVirtualizer, defaultRangeExtractor, type Range, type VirtualItem } from '@tanstack/react-virtual';
import { useCallback, useEffect, useLayoutEffect, useMemo, type RefObject } from 'react';
import type { ListTree } from '../list/list-tree.js';
import { RowAnchor } from './row-anchor.js';

/** Rows that are drawn before they come into view, on either side. */
const OVERSCAN = 6;

interface RowWindow {
  rows: readonly VirtualItem[];
  /** Pixels of all rows. */
  height: number;
}

/**
 * The rows that are drawn. What comes, goes or unfolds above them does not move them: the first visible row stays
 * where it is, unless the list is at its very beginning.
 * @param pinnedRow is drawn wherever it is, so that it can keep the focus
 */
export function useRowWindow(list: ListTree, scroller: RefObject<HTMLElement | null>, pinnedRow: number): RowWindow {
  const { rows } = list;
  const rangeExtractor = useCallback(
    (range: Range) => {
      const indexes = defaultRangeExtractor(range);
      if (pinnedRow >= range.count || indexes.includes(pinnedRow)) return indexes;
      return [...indexes, pinnedRow].sort((a, b) => a - b);
    },
    [pinnedRow],
  );
  // eslint-disable-next-line react-hooks/incompatible-library -- its functions are not given away here, so that nobody can remember them
  const virtualizer = useVirtualizer({
    count: rows.rowCount,
    getScrollElement: () => scroller.current,
    estimateSize: (row) => rows.heightOf(row),
    // Another function tells the virtualizer that heights have changed.
    getItemKey: rows.keyOf,
    overscan: OVERSCAN,
    rangeExtractor,
    initialOffset: list.scrollTop,
    useFlushSync: false,
  });
  const { range } = virtualizer;
  const [first, last] = [range?.startIndex ?? 0, range?.endIndex ?? 0];
  useEffect(() => {
    list.look({ first, last });
  }, [list, rows, first, last]);
  useAnchor(list, scroller);
  return { rows: virtualizer.getVirtualItems(), height: virtualizer.getTotalSize() };
}

/** Keeps the first visible row in its place when rows come or go above it. */
function useAnchor(list: ListTree, scroller: RefObject<HTMLElement | null>): void {
  const anchor = useMemo(() => new RowAnchor(list), [list]);
  useEffect(() => {
    const element = scroller.current;
    const scrolled = (): void => {
      if (element) anchor.note(element);
    };
    element?.addEventListener('scroll', scrolled, { passive: true });
    return () => element?.removeEventListener('scroll', scrolled);
  }, [anchor, scroller]);
  // After each change of the list, before it is painted.
  useLayoutEffect(() => {
    if (scroller.current) anchor.hold(scroller.current);
  });
}
