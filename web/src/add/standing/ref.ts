import type { ItemType } from 'deemusic/wire';
import type { Schema } from '../../api/index.js';

/** A thing of the catalogue, as lists show it. */
export type Entry = Schema<'CatalogueEntry'>;

/** What names a thing of the catalogue; artists too. */
export type CatalogueRef = Entry['ref'];

/** What can be downloaded. */
export type MediaRef = CatalogueRef & { type: ItemType };

/** The same for the same thing. */
export function keyOf({ source, type, id }: CatalogueRef): string {
  return `${source}/${type}/${id}`;
}

export function isMedia(ref: CatalogueRef): ref is MediaRef {
  return ref.type !== 'artist';
}
