import type { ItemType } from 'deemusic/wire';

/** How a download is asked for. */
export interface EntryRef {
  type: ItemType;
  id: string;
  source?: string;
}

const ID = /^(track|album|playlist)_(?:([a-z][a-z0-9-]*):)?(.+?)(?:#\d+)?$/;

/**
 * What an item of the list was made of. A member of a collection is asked for by itself: `album_1.track_2` is track 2.
 * @returns null when the id is none of an item
 */
export function entryRef(itemId: string): EntryRef | null {
  // Ids of a source may hold dots: a member begins at the last dot before a type.
  const own = itemId.slice(itemId.lastIndexOf('.track_') + 1);
  const match = ID.exec(own);
  if (!match) return null;
  const [, type, source, id = ''] = match;
  return { type: type as ItemType, id, ...(source !== undefined && { source }) };
}
