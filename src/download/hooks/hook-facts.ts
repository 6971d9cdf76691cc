import type { CollectionCounts, DurableHookName, ItemInfo, MemberInfo } from '@deemusic/plugin-sdk';
import type { Collection, ItemType, Quality, Track } from '../../domain/index.js';
import type { HookFacts } from '../../plugin/index.js';
import type { QueuedItem } from '../../queue/index.js';
import { collectionMeta, knownTrack } from '../item-meta.js';
import { toTrackInfo } from './track-info.js';
import { trackOf } from './track-facts.js';

/** What is known of a track, for its hooks; JSON, it may be kept beyond the item. */
export interface TrackHookFacts {
  kind: 'track';
  item: ItemInfo;
  source: string;
  track: Track;
  format: Quality;
  /** It is verified and waits to be published. */
  isStaged: boolean;
  /** Where it is, or will be, relative to the library. */
  path: string | null;
  playlistCoverUrl: string | null;
}

/** What is known of a collection and its members, for its hooks. */
export interface CollectionHookFacts {
  kind: 'collection';
  item: ItemInfo;
  source: string;
  collection: Collection;
  members: MemberInfo[];
  counts: CollectionCounts;
  /** The item has left the list; its files may have gone since. */
  isRemoved: boolean;
}

export type ItemHookFacts = TrackHookFacts | CollectionHookFacts;

/** The type of item that a hook is about. */
export const ITEM_TYPE_OF: Readonly<Record<DurableHookName, ItemType>> = {
  processTrack: 'track',
  afterTrack: 'track',
  afterAlbum: 'album',
  afterPlaylist: 'playlist',
};

/** Facts as they are handed out, to be kept. */
export function asHookFacts(facts: ItemHookFacts | null): HookFacts | null {
  return facts && { ...facts };
}

/** Facts that were made by this room, back from wherever they were kept. */
export function asItemFacts(facts: HookFacts): ItemHookFacts {
  return facts as unknown as ItemHookFacts;
}

/** @returns null when nothing is known of the track yet */
export function trackFacts(item: QueuedItem): TrackHookFacts | null {
  if (!knownTrack(item)) return null;
  const playlist = item.parent?.type === 'playlist' ? collectionMeta(item.parent.meta)?.collection : null;
  return {
    kind: 'track',
    item: toItemInfo(item),
    source: item.source,
    track: trackOf(item, item.parent),
    format: item.quality.got ?? item.quality.wanted,
    isStaged: item.status === 'processing',
    path: item.status === 'processing' ? item.targetPath : item.outputPath,
    playlistCoverUrl: playlist?.type === 'playlist' ? playlist.playlist.coverUrl : null,
  };
}

/**
 * @param members in their order
 * @returns null when its head was never known
 */
export function collectionFacts(item: QueuedItem, members: readonly QueuedItem[]): CollectionHookFacts | null {
  const meta = collectionMeta(item.meta);
  if (!meta) return null;
  const { children } = item;
  return {
    kind: 'collection',
    item: toItemInfo(item),
    source: item.source,
    collection: meta.collection,
    members: members.map((member) => toMember(member, item)),
    counts: {
      total: children?.total ?? members.length,
      completed: children?.completed ?? 0,
      failed: children?.failed ?? 0,
    },
    isRemoved: false,
  };
}

/** An item as plugins see it. */
export function toItemInfo({ id, type, quality, parent, position }: QueuedItem): ItemInfo {
  return {
    id,
    type,
    quality,
    parent:
      parent === null || parent.type === 'track'
        ? null
        : { id: parent.id, type: parent.type, title: parent.title, position: position ?? 1 },
  };
}

function toMember(member: QueuedItem, parent: QueuedItem): MemberInfo {
  const { id, position, status, post, outputPath, error } = member;
  return {
    id,
    position: position ?? 1,
    // Only collections can be partial.
    status: status === 'partial' ? 'completed' : status,
    post,
    path: status === 'completed' ? outputPath : null,
    track: toTrackInfo(trackOf(member, parent), member.source),
    error: error?.message ?? null,
  };
}
