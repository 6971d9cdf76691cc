import type { AlbumInfo, ArtistCredit, AudioFile, AudioQuality, ImageFile, PlaylistInfo, TrackInfo } from './media.js';

/** The item of the queue that a hook is about. */
export interface ItemInfo {
  /** E.g. `track_3135556` or `album_302127.track_3135556`. */
  id: string;
  type: 'track' | 'album' | 'playlist';
  /** How it was asked for. */
  quality: { wanted: AudioQuality; got: AudioQuality | null };
  /** The collection that it belongs to, and its position in it, from 1. */
  parent: { id: string; type: 'album' | 'playlist'; title: string | null; position: number } | null;
}

/** Pictures that belong to the music; null when there is none or it cannot be had. */
export interface Images {
  cover: ImageFile | null;
  artistImage: ImageFile | null;
  playlistImage: ImageFile | null;
}

/** Facts of a track that a plugin corrects. Absent = unchanged. */
export interface TrackPatch {
  title?: string;
  artist?: string;
  artists?: ArtistCredit[];
  trackNumber?: number | null;
  discNumber?: number | null;
  isrc?: string | null;
  isExplicit?: boolean | null;
  releaseDate?: string | null;
  bpm?: number | null;
  gainDb?: number | null;
  album?: Partial<Omit<AlbumInfo, 'id'>>;
}

/** A file that a plugin wrote beside the music, by `ctx.files.writeSidecar`. */
export interface Artifact {
  /** E.g. `cover`, `lrc`, `playlist`. */
  kind: string;
  /** Relative to the library, with `/`. */
  path: string;
}

export interface BeforeDownloadEvent {
  item: ItemInfo;
  /** As far as it is known; a track that was asked for by its id alone is not, yet. */
  track: TrackInfo | null;
}

/** `skip` ends the item as `skipped` with that reason; of several plugins the first skip wins, patches add up in order. */
export type BeforeDownloadResult =
  | undefined
  | { skip: string }
  | {
      patch: {
        /** The best format wanted instead. */
        quality?: AudioQuality;
        tags?: TrackPatch;
        /** Relative to the library, with `/`, without extension. */
        targetPath?: string;
      };
    };

export interface TrackEvent extends Images {
  item: ItemInfo;
  track: TrackInfo;
  file: AudioFile;
}

/** A member of a collection, in its order. */
export interface MemberInfo {
  id: string;
  /** From 1. */
  position: number;
  status: 'pending' | 'downloading' | 'processing' | 'completed' | 'failed' | 'paused' | 'cancelled' | 'skipped';
  /** State of its own hook runs; `pending` and `degraded` ones may still change its file (not its path). */
  post: 'none' | 'pending' | 'ok' | 'degraded' | 'failed';
  /** Relative to the library; null when there is no file. */
  path: string | null;
  track: TrackInfo;
  /** Why it is missing, in words. */
  error: string | null;
}

export interface CollectionCounts {
  total: number;
  completed: number;
  failed: number;
}

export interface AlbumEvent extends Images {
  item: ItemInfo;
  album: AlbumInfo;
  members: MemberInfo[];
  counts: CollectionCounts;
}

export interface PlaylistEvent extends Images {
  item: ItemInfo;
  playlist: PlaylistInfo;
  members: MemberInfo[];
  counts: CollectionCounts;
}

/** What a durable hook may return. */
export interface HookOutput {
  /** Files that it wrote beside the music. */
  artifacts?: Artifact[];
  /** In words, for the item's timeline: what was done or left out. Of a longer one the first 500 characters are kept. */
  note?: string;
}

/** What `processTrack` may return; the patch is what later hooks of the item see as its track. */
export interface ProcessTrackOutput extends HookOutput {
  patch?: TrackPatch;
}

/**
 * Every hook with its payload and its result.
 *
 * | hook | kind | when | retried |
 * | --- | --- | --- | --- |
 * | `beforeDownload` | waterfall, pure, budget 5 s | before any byte; again whenever the item runs again | no: the track goes on without the plugin, or fails with `onError: fail` |
 * | `processTrack` | durable, in order, budget 60 s | staged and verified, not visible yet | yes |
 * | `afterTrack` | durable, in order, budget 60 s | published | yes |
 * | `afterAlbum`, `afterPlaylist` | durable, budget 60 s | all members at rest; again when that changes | yes |
 *
 * Durable: at least once. The same run may be repeated after a crash, so a hook must give the same result when it runs twice.
 */
export interface Hooks {
  beforeDownload: { event: BeforeDownloadEvent; result: BeforeDownloadResult };
  processTrack: { event: TrackEvent; result: ProcessTrackOutput | undefined };
  afterTrack: { event: TrackEvent; result: HookOutput | undefined };
  afterAlbum: { event: AlbumEvent; result: HookOutput | undefined };
  afterPlaylist: { event: PlaylistEvent; result: HookOutput | undefined };
}

export type HookName = keyof Hooks;
export const HOOK_NAMES = ['beforeDownload', 'processTrack', 'afterTrack', 'afterAlbum', 'afterPlaylist'] as const;

/** Hooks whose runs are rows of the outbox. */
export type DurableHookName = Exclude<HookName, 'beforeDownload'>;

/** Why a run exists: as things happen, asked for again, or for what was there before the plugin. */
export type RunReason = 'live' | 'retry' | 'replay' | 'backfill';
