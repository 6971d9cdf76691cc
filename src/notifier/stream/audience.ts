import type { HostEvent } from '../../events/index.js';
import type { JournaledName } from '../../wire/index.js';

/** All clients; none can ask for this room, its name is not a legal one. */
export const EVERYONE = '*';

/** An event that clients hear of as it is. */
export type JournaledEvent = Extract<HostEvent, { name: JournaledName }>;

/** Rooms that an item's messages go to: top-level items are in the list, all are in their own room and in their parent's. */
function roomsOfItem(id: string, parentId: string | null): string[] {
  return parentId === null ? ['items', `item:${id}`] : [`item:${parentId}`, `item:${id}`];
}

/** Who hears of an event; null when clients do not hear of it as it is. */
export function audienceOf(event: HostEvent): string[] | null {
  switch (event.name) {
    case 'item.added':
    case 'item.updated':
      return roomsOfItem(event.payload.item.id, event.payload.item.parentId);
    case 'item.removed':
      return roomsOfItem(event.payload.id, event.payload.parentId);
    case 'children.added':
      return roomsOfItem(event.payload.parentId, null);
    case 'plugin.state':
      return ['plugins'];
    case 'queue.updated':
    case 'settings.updated':
    case 'notice':
      return [EVERYONE];
    case 'transfer.progress':
      return null;
  }
}
