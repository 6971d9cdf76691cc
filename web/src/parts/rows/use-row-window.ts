import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useState, type RefObject } from 'react';

interface RowWindowOptions {
  list: RefObject<HTMLElement | null>;
  count: number;
  /** Height of a row before it is measured, pixels. */
  heightOf: (index: number) => number;
  keyOf: (index: number) => string;
  /** The last rows are near. */
  onEnd?: (() => void) | null | undefined;
}

interface RowWindow {
  rows: { index: number; key: string; start: number }[];
  /** Of all rows together. */
  height: number;
  /** The `ref` of each row whose height is not known before; it needs `data-index`. */
  measure: (row: HTMLElement | null) => void;
  scrollTo: (index: number) => void;
}

/** Rows that remain to come when the next ones are asked for. */
const AHEAD = 15;

/** The rows in view of the scroller around a list: the page, or the nearest `data-scroller`. */
export function useRowWindow({ list, count, heightOf, keyOf, onEnd }: RowWindowOptions): RowWindow {
  const top = useTop(list);
  // eslint-disable-next-line react-hooks/incompatible-library -- its functions change with each scroll; nothing here remembers them
  const window = useVirtualizer({
    count,
    getScrollElement: () => scrollerOf(list.current),
    estimateSize: heightOf,
    getItemKey: keyOf,
    scrollMargin: top,
    overscan: 8,
    // Room for the bar at the foot, and for what sticks to the head.
    scrollPaddingStart: 12,
    scrollPaddingEnd: 80,
  });
  const rows = window
    .getVirtualItems()
    .map(({ index, key, start }) => ({ index, key: String(key), start: start - top }));
  const last = rows.at(-1)?.index ?? -1;
  const isAtEnd = last >= count - AHEAD && count > 0;
  useEffect(() => {
    if (isAtEnd) onEnd?.();
  }, [isAtEnd, count, onEnd]);
  return {
    rows,
    height: window.getTotalSize(),
    measure: window.measureElement,
    scrollTo: (index) => {
      window.scrollToIndex(index, { align: 'auto' });
    },
  };
}

/** How far below the top of what scrolls the list begins; what stands above it may grow and shrink. */
function useTop(list: RefObject<HTMLElement | null>): number {
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    const element = list.current;
    const scroller = scrollerOf(element);
    if (!element || !scroller) return undefined;
    const observer = new ResizeObserver(() => {
      const offset = element.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop;
      setTop(Math.round(offset));
    });
    observer.observe(scroller);
    for (const above of scroller.children) observer.observe(above);
    if (element.parentElement) observer.observe(element.parentElement);
    return () => {
      observer.disconnect();
    };
  }, [list]);
  return top;
}

function scrollerOf(element: HTMLElement | null): HTMLElement | null {
  return element?.closest<HTMLElement>('[data-scroller], main') ?? null;
}
