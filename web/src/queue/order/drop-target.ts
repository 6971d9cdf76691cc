import type { RowMap, RowPlace } from '../list/row-map.js';

/** Between which siblings something would come to stand. */
export interface DropTarget {
  /** How many siblings would stand before it, the dragged one counted where it is now. */
  gap: number;
  /** Pixels from the beginning of the list to the line between them. */
  offset: number;
}

/**
 * Where something that is dragged to a height would go. An item goes between items, never among the members of one; a
 * member stays with its siblings.
 * @param y pixels from the beginning of the list
 * @param members of the collection that a dragged member belongs to
 */
export function dropTarget(rows: RowMap, dragged: RowPlace, y: number, members: number): DropTarget {
  return dragged.level === 1 ? betweenItems(rows, y) : betweenMembers(rows, dragged.top, y, members);
}

/** @returns whether it would stand where it is */
export function isSamePlace(dragged: RowPlace, { gap }: DropTarget): boolean {
  const index = dragged.level === 1 ? dragged.top : dragged.child;
  return gap === index || gap === index + 1;
}

function betweenItems(rows: RowMap, y: number): DropTarget {
  const { top } = rows.at(rows.rowAt(y));
  const start = rows.offsetOf(rows.rowOf({ level: 1, top }));
  const end = top + 1 < rows.topCount ? rows.offsetOf(rows.rowOf({ level: 1, top: top + 1 })) : rows.height;
  return y < (start + end) / 2 ? { gap: top, offset: start } : { gap: top + 1, offset: end };
}

function betweenMembers(rows: RowMap, top: number, y: number, members: number): DropTarget {
  const first = rows.rowOf({ level: 2, top, child: 0 });
  const under = Math.max(first, Math.min(rows.rowAt(y), first + members - 1));
  const start = rows.offsetOf(under);
  const isBelow = y >= start + rows.heightOf(under) / 2;
  return { gap: under - first + (isBelow ? 1 : 0), offset: start + (isBelow ? rows.heightOf(under) : 0) };
}
