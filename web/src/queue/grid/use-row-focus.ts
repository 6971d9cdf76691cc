import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';
import type { ListTree } from '../list/list-tree.js';
import type { GridControl } from './grid-control.js';

/** So many frames a dialog has to close in, after what it asked about has gone. */
const MOST_FRAMES = 120;

/** Gives the focus to the active row when keys went there, or when the row that had it is gone. */
export function useRowFocus(scroller: RefObject<HTMLElement | null>, list: ListTree, control: GridControl): void {
  /** What in the rows had the focus last; a dialog only borrows it. */
  const last = useRef<Element | null>(null);

  useEffect(() => {
    const focused = ({ target }: FocusEvent): void => {
      if (!(target instanceof Element) || target.closest('[role=dialog]')) return;
      last.current = scroller.current?.contains(target) ? target : null;
    };
    document.addEventListener('focusin', focused);
    return () => {
      document.removeEventListener('focusin', focused);
    };
  }, [scroller]);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    if (control.takeFocusWish()) focusActive(element, list, control);
    if (last.current === null || last.current.isConnected) return;
    last.current = null;
    whenFree(() => {
      focusActive(element, list, control);
    });
  });
}

function focusActive(element: HTMLElement, list: ListTree, control: GridControl): void {
  if (list.rows.rowCount === 0) return;
  const row = control.activeRow;
  bringIntoView(element, list.rows.offsetOf(row), list.rows.heightOf(row));
  element.querySelector<HTMLElement>(`[data-row="${String(row)}"]`)?.focus({ preventScroll: true });
}

/** Scrolls as little as is needed. */
function bringIntoView(element: HTMLElement, start: number, height: number): void {
  const foot = Number.parseFloat(getComputedStyle(element).scrollPaddingBottom) || 0;
  if (start < element.scrollTop) element.scrollTop = start;
  else if (start + height > element.scrollTop + element.clientHeight - foot) {
    element.scrollTop = start + height - element.clientHeight + foot;
  }
}

/** Waits for an open dialog to give the focus back; it finds nobody to give it to. */
function whenFree(then: () => void, frames = 0): void {
  if (document.activeElement === document.body) then();
  else if (frames < MOST_FRAMES && document.activeElement?.closest('[role=dialog]')) {
    requestAnimationFrame(() => {
      whenFree(then, frames + 1);
    });
  }
}
