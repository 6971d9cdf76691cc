import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useState } from 'react';
import type { HistoryRow } from './day-rows.js';

const HEIGHTS: Record<HistoryRow['kind'], number> = { day: 48, entry: 64 };
/** Rows that remain to come when the next ones are asked for. */
const AHEAD = 15;

interface RowWindow {
  rows: { row: HistoryRow; index: number; start: number }[];
  /** Of all rows together. */
  height: number;
}

/** The rows in view of the page's scroller. `onEnd`: the last ones are near. */
export function useRowWindow(
  list: HTMLElement | null,
  rows: readonly HistoryRow[],
  onEnd: (() => void) | null,
): RowWindow {
  const [top, setTop] = useState(0);
  // eslint-disable-next-line react-hooks/incompatible-library -- its functions change with each scroll; nothing here remembers them
  const window = useVirtualizer({
    count: rows.length,
    enabled: list !== null,
    getScrollElement: () => list?.closest('main') ?? null,
    estimateSize: (index) => HEIGHTS[rows[index]?.kind ?? 'entry'],
    getItemKey: (index) => rows[index]?.key ?? index,
    scrollMargin: top,
    overscan: 10,
  });
  const items = window.getVirtualItems();
  const isAtEnd = rows.length > 0 && (items.at(-1)?.index ?? -1) >= rows.length - AHEAD;
  useEffect(() => {
    if (isAtEnd) onEnd?.();
  }, [isAtEnd, rows.length, onEnd]);
  useEffect(() => {
    const scroller = list?.closest('main');
    if (!list || !scroller) return undefined;
    // What stands above the list grows and shrinks with the width.
    const observer = new ResizeObserver(() => {
      setTop(Math.round(list.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop));
    });
    observer.observe(scroller);
    if (list.parentElement) observer.observe(list.parentElement);
    return () => {
      observer.disconnect();
    };
  }, [list]);
  return {
    rows: items.flatMap(({ index, start }) => {
      const row = rows[index];
      return row ? [{ row, index, start: start - top }] : [];
    }),
    height: window.getTotalSize(),
  };
}
