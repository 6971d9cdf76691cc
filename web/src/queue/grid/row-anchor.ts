import type { ListTree } from '../list/list-tree.js';

/** Rows whose place is remembered, in case the first of them goes. */
const ANCHORS = 8;

/** Keeps the first visible row in its place when rows come or go above it. */
export class RowAnchor {
  private anchors: { id: string; offset: number }[] = [];

  constructor(private readonly list: ListTree) {}

  /** Remembers what is in view now. At the very beginning nothing is held: what is new is to be seen. */
  note({ scrollTop }: HTMLElement): void {
    const { rows } = this.list;
    this.list.scrollTop = scrollTop;
    this.anchors = [];
    if (scrollTop === 0) return;
    const first = rows.rowAt(scrollTop);
    for (let row = first; row < Math.min(first + ANCHORS, rows.rowCount); row++) {
      const id = this.list.idAt(row);
      if (id !== undefined) this.anchors.push({ id, offset: rows.offsetOf(row) - scrollTop });
    }
  }

  /** Scrolls so that what was in view is where it was. */
  hold(element: HTMLElement): void {
    for (const { id, offset } of this.anchors) {
      const row = this.list.rowOf(id);
      if (row === undefined) continue;
      const wanted = this.list.rows.offsetOf(row) - offset;
      if (Math.abs(wanted - element.scrollTop) >= 1) {
        element.scrollTop = wanted;
        // The virtualizer hears of it now, and not after the paint.
        element.dispatchEvent(new Event('scroll'));
      }
      break;
    }
    this.note(element);
  }
}
