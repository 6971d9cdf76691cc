import type { AlbumEvent, ItemInfo, MemberInfo, PlaylistEvent } from '@deemusic/plugin-sdk';
import { plainText } from './plain-text.js';

/** A line of the list: a member that has a file. */
export interface Entry {
  /** Relative to the library, with `/`. */
  path: string;
  artist: string;
  title: string;
  album: string | null;
  trackNumber: number | null;
  durationSeconds: number | null;
}

/** What a playlist file is made from; all texts fit on one line. */
export interface Collection {
  /** Id of the item. */
  id: string;
  type: 'album' | 'playlist';
  /** Id within the source, for a name that another collection has too. */
  sourceId: string;
  title: string;
  creator: string | null;
  /** In order. */
  entries: Entry[];
  /** Members with and without a file. */
  total: number;
}

export function playlistOf({ item, playlist, members }: PlaylistEvent): Collection {
  const { id, title, creator } = playlist;
  return collectionOf(item, 'playlist', { id, title, creator }, members);
}

export function albumOf({ item, album, members }: AlbumEvent): Collection {
  const { id, title, artist } = album;
  return collectionOf(item, 'album', { id, title, creator: artist }, members);
}

function collectionOf(
  item: ItemInfo,
  type: Collection['type'],
  facts: { id: string; title: string; creator: string | null },
  members: readonly MemberInfo[],
): Collection {
  const inOrder = [...members].sort((a, b) => a.position - b.position);
  return {
    id: item.id,
    type,
    sourceId: facts.id,
    title: plainText(facts.title) || item.id,
    creator: facts.creator === null ? null : plainText(facts.creator),
    entries: inOrder.flatMap(entryOf),
    total: members.length,
  };
}

function entryOf({ path, track }: MemberInfo): Entry[] {
  // A list is made of lines: a path that does not stay on one would be read as two.
  if (path === null || /\p{Cc}/u.test(path)) return [];
  return [
    {
      path,
      artist: plainText(track.artist),
      title: plainText(track.title),
      album: track.album ? plainText(track.album.title) : null,
      trackNumber: track.trackNumber,
      durationSeconds: track.durationSeconds,
    },
  ];
}

/** `97 of 100 tracks, 3 missing`. */
export function countText({ entries, total }: Collection): string {
  const missing = total - entries.length;
  const count = `${String(entries.length)} of ${String(total)} track${total === 1 ? '' : 's'}`;
  return missing > 0 ? `${count}, ${String(missing)} missing` : count;
}
