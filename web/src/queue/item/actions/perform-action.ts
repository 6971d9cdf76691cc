import type { ItemActionName } from './actions-for.js';
import { askToRemove } from './asked-removal.js';
import { itemCommands } from './item-commands.js';

/** Does what somebody chose; a removal is asked about first. What comes of it is shown at the item. */
export function performAction(id: string, name: ItemActionName): void {
  if (name === 'remove') askToRemove(id);
  else if (name === 'top' || name === 'bottom') void itemCommands.move(id, { to: name });
  else void itemCommands[name](id);
}
