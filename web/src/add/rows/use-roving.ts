import { useEffect, useRef, useState, type FocusEvent, type KeyboardEvent, type RefObject } from 'react';

interface RovingOptions {
  list: RefObject<HTMLElement | null>;
  count: number;
  scrollTo: (index: number) => void;
}

interface Roving {
  /** The row that the Tab key comes to. */
  active: number;
  onKeyDown: (event: KeyboardEvent) => void;
  onFocus: (event: FocusEvent) => void;
}

/** Arrows, Home and End go through the rows of a list of which not all are in the page. */
export function useRoving({ list, count, scrollTo }: RovingOptions): Roving {
  const [active, setActive] = useState(0);
  const wanted = useRef<number | null>(null);

  // The row may only come into the page after the list has scrolled there.
  useEffect(() => {
    if (wanted.current === null) return;
    const row = list.current?.querySelector<HTMLElement>(`[data-index="${String(wanted.current)}"] [data-row-main]`);
    if (!row) return;
    wanted.current = null;
    row.focus({ preventScroll: true });
  });

  return {
    active: Math.min(active, Math.max(0, count - 1)),
    onKeyDown(event) {
      const next = target(event, indexOf(event.target), count);
      if (next === null) return;
      event.preventDefault();
      wanted.current = next;
      setActive(next);
      scrollTo(next);
    },
    onFocus(event) {
      wanted.current = null;
      const index = indexOf(event.target);
      if (index !== null) setActive(index);
    },
  };
}

function target(event: KeyboardEvent, from: number | null, count: number): number | null {
  if (from === null || count === 0 || event.altKey || event.ctrlKey || event.metaKey) return null;
  switch (event.key) {
    case 'ArrowDown':
      return Math.min(from + 1, count - 1);
    case 'ArrowUp':
      return from === 0 ? null : from - 1;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}

function indexOf(element: EventTarget): number | null {
  if (!(element instanceof HTMLElement)) return null;
  const index = element.closest<HTMLElement>('[data-index]')?.dataset.index;
  return index === undefined ? null : Number(index);
}
