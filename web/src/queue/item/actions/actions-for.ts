import type { ChildCounts, Item, ItemStatus } from 'deemusic/wire';

/** What can be done with an item. `again` = download it although it is there. */
export type ItemActionName = 'pause' | 'resume' | 'cancel' | 'retry' | 'again' | 'top' | 'bottom' | 'remove';

type QuickActionName = 'pause' | 'resume' | 'retry';

export interface ItemAction {
  name: ItemActionName;
  /** How many members of a collection it is about; null of a track, or where all of it is meant. */
  count: number | null;
}

type Command = 'pause' | 'resume' | 'cancel' | 'retry';

/** Statuses that a command changes; the host's table of transitions. */
const CHANGES: Readonly<Record<Command, readonly (keyof ChildCounts & ItemStatus)[]>> = {
  pause: ['pending', 'downloading'],
  resume: ['paused'],
  cancel: ['pending', 'downloading', 'processing', 'paused'],
  retry: ['failed', 'cancelled', 'skipped'],
};

const RESTING: readonly ItemStatus[] = ['completed', 'failed', 'cancelled', 'skipped', 'partial'];

/** @returns what the host would do with the item as it stands now, the most likely wish first */
export function actionsFor(item: Item): ItemAction[] {
  const actions: ItemAction[] = [];
  for (const name of ['retry', 'resume', 'pause', 'cancel'] as const) {
    const count = reach(item, name);
    if (count !== 0) actions.push({ name, count });
  }
  const isAtRest = RESTING.includes(item.status);
  if (!isAtRest) actions.push({ name: 'top', count: null }, { name: 'bottom', count: null });
  // A member is downloaded again with its collection; by itself it would become another item.
  const isThere = item.status === 'completed' || item.status === 'partial';
  if (isThere && item.parentId === null) actions.push({ name: 'again', count: item.children?.total ?? null });
  actions.push({ name: 'remove', count: null });
  return actions;
}

const QUICK: Partial<Record<ItemStatus, ItemActionName>> = {
  pending: 'pause',
  downloading: 'pause',
  paused: 'resume',
  failed: 'retry',
  partial: 'retry',
  cancelled: 'retry',
  skipped: 'retry',
};

/** @returns the likeliest wish, for one click; null: there is none */
export function quickActionOf(item: Item): (ItemAction & { name: QuickActionName }) | null {
  const name = QUICK[item.status];
  const action = actionsFor(item).find((each) => each.name === name);
  return action && isQuick(action) ? action : null;
}

function isQuick(action: ItemAction): action is ItemAction & { name: QuickActionName } {
  return action.name === 'pause' || action.name === 'resume' || action.name === 'retry';
}

/** @returns how many members it changes; null: the item as such; 0: nothing */
function reach(item: Item, command: Command): number | null {
  const { children, status } = item;
  if (!children) return (CHANGES[command] as readonly ItemStatus[]).includes(status) ? null : 0;
  if (item.expandedAt === null && listingObeys(command, status)) return null;
  if (command === 'retry' && children.total === 0 && (status === 'failed' || status === 'cancelled')) return null;
  return CHANGES[command].reduce((sum, each) => sum + children[each], 0);
}

/** A collection whose members are not all known is paused, cancelled and listed again by itself. */
function listingObeys(command: Command, status: ItemStatus): boolean {
  if (command === 'retry') return status === 'failed' || status === 'cancelled';
  if (command === 'resume') return status === 'paused';
  return status === 'pending' || (command === 'cancel' && status === 'paused');
}
