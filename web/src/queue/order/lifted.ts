import type { Active } from '@dnd-kit/core';
import type { ListTree } from '../list/list-tree.js';
import type { RowPlace } from '../list/row-map.js';
import { dropTarget, isSamePlace, type DropTarget } from './drop-target.js';
import type { MoveTarget } from '../list/move-target.js';

/** What is being dragged. */
export interface Lifted {
  id: string;
  /** null before it has been moved. */
  target: LiftedTarget | null;
}

export interface LiftedTarget extends DropTarget {
  from: RowPlace;
  /** How the host is told; null: it stays, or nobody knows what stands there. */
  to: MoveTarget | null;
  /** Among how many. */
  siblings: number;
}

/** @returns where it would go; null when it has left the list meanwhile */
export function targetAt(list: ListTree, { id }: Lifted, active: Active): LiftedTarget | null {
  const rect = active.rect.current.translated;
  const grid = document.querySelector('[role=treegrid]')?.getBoundingClientRect();
  const row = list.rowOf(id);
  if (!rect || !grid || row === undefined) return null;
  const from = list.rows.at(row);
  const siblings = list.siblingsOf(from) ?? 0;
  const target = dropTarget(list.rows, from, rect.top + rect.height / 2 - grid.top, siblings);
  return { ...target, from, siblings, to: isSamePlace(from, target) ? null : neighbourAt(list, from, target.gap) };
}

function neighbourAt(list: ListTree, from: RowPlace, gap: number): MoveTarget | null {
  const idOf = (index: number): string | undefined => {
    const place: RowPlace = from.level === 1 ? { level: 1, top: index } : { ...from, child: index };
    return index < 0 ? undefined : list.idAt(list.rows.rowOf(place));
  };
  const before = gap < (list.siblingsOf(from) ?? 0) ? idOf(gap) : undefined;
  if (before !== undefined) return { before };
  const after = idOf(gap - 1);
  return after === undefined ? null : { after };
}
