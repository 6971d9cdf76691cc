import type { Collection, MediaRef, Track } from '../domain/index.js';
import type { ExpansionPage, NewChild, QueuedItem } from '../queue/index.js';
import type { SourceRegistry } from '../source/index.js';
import { collectionMeta, type CollectionMeta, type TrackMeta } from './item-meta.js';

/**
 * One page of a collection's members, as children for the queue. The first page also brings the head of the collection;
 * each page raises the number of discs seen, which the members' paths need.
 */
export async function expandCollection(
  sources: SourceRegistry,
  item: QueuedItem,
  cursor: string | null,
  signal: AbortSignal,
): Promise<ExpansionPage> {
  const source = sources.get(item.source);
  const ref: MediaRef = { source: item.source, type: item.type, id: item.sourceId };
  const known = cursor === null ? null : collectionMeta(item.meta);
  const collection = known?.collection ?? (await source.collection(ref, signal));
  const page = await source.members(ref, cursor, signal);
  const discCount = page.members.reduce(
    (most, { discNumber }) => Math.max(most, discNumber ?? 1),
    known?.discCount ?? 1,
  );
  const meta: CollectionMeta = { collection, discCount };
  return {
    head: { ...headline(collection), meta },
    children: page.members.map((track) => toChild(track)),
    nextCursor: page.nextCursor,
  };
}

function headline(collection: Collection): Omit<ExpansionPage['head'], 'meta'> {
  if (collection.type === 'album') {
    const { title, artist, coverUrl } = collection.album;
    return { title, artist, album: title, coverUrl };
  }
  const { title, creator, coverUrl } = collection.playlist;
  return { title, artist: creator, album: null, coverUrl };
}

function toChild(track: Track): NewChild {
  return {
    sourceId: track.id,
    title: track.title,
    artist: track.artist,
    album: track.album?.title ?? null,
    coverUrl: track.coverUrl ?? track.album?.coverUrl ?? null,
    meta: { track } satisfies TrackMeta,
  };
}
