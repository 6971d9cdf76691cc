import type { ItemType } from './item.js';

/** The source whose ids carry no source part. */
export const DEFAULT_SOURCE = 'deezer';

/** What an item is of: a thing of a source. */
export interface MediaRef {
  /** Id of the source, e.g. `deezer`. */
  source: string;
  type: ItemType;
  /** Id of the thing within its source. */
  id: string;
}

/** Id of a top-level item: `track_3135556`; of another source `track_<source>:<id>`. */
export function itemId(ref: MediaRef): string {
  const sourcePart = ref.source === DEFAULT_SOURCE ? '' : `${ref.source}:`;
  return `${ref.type}_${sourcePart}${ref.id}`;
}

/**
 * Id of a member of a collection: `album_302127.track_3135556`.
 * @param occurrence which occurrence of the same track this is within the collection, from 1; later ones get `#2` …
 */
export function childItemId(parentId: string, ref: MediaRef, occurrence = 1): string {
  return `${parentId}.${itemId(ref)}${occurrence > 1 ? `#${String(occurrence)}` : ''}`;
}
