import type { ItemType } from 'deemusic/wire';

/** What a top-level item is of, as `POST /downloads` names it. */
export interface ItemRef {
  type: ItemType;
  id: string;
  /** Absent: the default source. */
  source?: string;
}

const TOP_LEVEL = /^(track|album|playlist)_(?:([a-z][\w-]*):)?(.+)$/;

/** @param id of a top-level item, e.g. `album_302127` or `track_other:7` */
export function refOf(id: string): ItemRef {
  const [, type, source, own] = TOP_LEVEL.exec(id) ?? [];
  if (type === undefined || own === undefined) throw new TypeError(`${id} is not the id of a top-level item`);
  return { type: type as ItemType, id: own, ...(source !== undefined && { source }) };
}
