import { itemStore } from '../../live/index.js';
import { itemCommands } from '../item/index.js';
import type { ListTree } from '../list/list-tree.js';
import type { MoveTarget } from '../list/move-target.js';

/** Moves an item at once, and back when the host refuses; why is shown at its line. @returns whether it went */
export async function moveItem(list: ListTree, id: string, target: MoveTarget): Promise<boolean> {
  const parentId = itemStore.get(id)?.parentId ?? null;
  list.place(id, target);
  const error = await itemCommands.move(id, target);
  list.doubt(parentId);
  return error === null;
}
