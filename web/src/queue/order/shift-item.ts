import type { ListTree } from '../list/list-tree.js';
import type { RowPlace } from '../list/row-map.js';
import { moveItem } from './move-item.js';

/** Moves an item by one among its siblings, or to an end. @returns its place afterwards, from 1; null when it stays */
export async function shiftItem(
  list: ListTree,
  id: string,
  to: 'up' | 'down' | 'top' | 'bottom',
): Promise<{ place: number; total: number } | null> {
  const row = list.rowOf(id);
  if (row === undefined) return null;
  const from = list.rows.at(row);
  const index = from.level === 1 ? from.top : from.child;
  const total = list.siblingsOf(from) ?? 0;
  const ends = { up: index - 1, down: index + 1, top: 0, bottom: total - 1 };
  if (ends[to] < 0 || ends[to] >= total || ends[to] === index) return null;
  if (to === 'top' || to === 'bottom') {
    return (await moveItem(list, id, { to })) ? { place: ends[to] + 1, total } : null;
  }
  const neighbour: RowPlace = from.level === 1 ? { level: 1, top: ends[to] } : { ...from, child: ends[to] };
  const other = list.idAt(list.rows.rowOf(neighbour));
  if (other === undefined) return null;
  const target = to === 'up' ? { before: other } : { after: other };
  return (await moveItem(list, id, target)) ? { place: ends[to] + 1, total } : null;
}
