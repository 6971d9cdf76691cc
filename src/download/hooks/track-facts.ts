import type { Album, Track } from '../../domain/index.js';
import type { QueuedItem } from '../../queue/index.js';
import { collectionMeta, knownTrack } from '../item-meta.js';

/** The collection of an item, as far as the facts of its members hang on it. */
type Parent = Pick<QueuedItem, 'type' | 'meta'> | NonNullable<QueuedItem['parent']> | null;

/** All that is known of a track: what its own entry says, and where that says less, the album that it was asked for with. */
export function trackOf(item: QueuedItem, parent: Parent): Track {
  const track = knownTrack(item) ?? unknownTrack(item);
  if (parent?.type !== 'album') return track;
  const meta = collectionMeta(parent.meta);
  if (meta?.collection.type !== 'album') return track;
  const album = completed(track.album, { ...meta.collection.album, discCount: meta.discCount });
  // An album's own order stands in for a number that the source does not tell, as it does in the path.
  const position = (album.discCount ?? 1) > 1 ? null : item.position;
  return {
    ...track,
    album,
    trackNumber: track.trackNumber ?? position,
    coverUrl: track.coverUrl ?? album.coverUrl,
  };
}

/** An album with what another entry of it knows better. */
export function completed(own: Album | null, other: Album): Album {
  if (own === null) return other;
  if (own.id !== other.id) return own;
  const known = Object.entries(own).filter(
    ([, value]) => value !== null && !(Array.isArray(value) && value.length === 0),
  );
  return { ...other, ...(Object.fromEntries(known) as Partial<Album>) };
}

/** A member that was never looked at says no more than its row. */
function unknownTrack(item: QueuedItem): Track {
  return {
    id: item.sourceId,
    title: item.title ?? item.sourceId,
    artist: item.artist ?? '',
    artists: [],
    album: null,
    trackNumber: null,
    discNumber: null,
    durationSeconds: null,
    isrc: null,
    isExplicit: null,
    releaseDate: null,
    bpm: null,
    gain: null,
    coverUrl: item.coverUrl,
    isReadable: true,
  };
}
