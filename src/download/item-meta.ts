import type { Collection, Track } from '../domain/index.js';
import type { QueuedItem } from '../queue/index.js';

/** What the download room stores with a track in the queue. */
export interface TrackMeta {
  track: Track;
  /** Where a plugin wants it, relative to the library, without extension; absent = by the template. */
  chosenPath?: string;
}

/** What the download room stores with a collection in the queue. */
export interface CollectionMeta {
  collection: Collection;
  /** Highest disc number among the members seen so far. */
  discCount: number;
}

/** The track as far as it is known, or null before anything is. */
export function knownTrack(item: QueuedItem): Track | null {
  return (item.meta as TrackMeta | null)?.track ?? null;
}

/** Where a plugin wants the file, or null. */
export function chosenPath(item: QueuedItem): string | null {
  return (item.meta as TrackMeta | null)?.chosenPath ?? null;
}

/** What is stored with a collection, or null before its head is known. */
export function collectionMeta(meta: unknown): CollectionMeta | null {
  return (meta as CollectionMeta | null) ?? null;
}
