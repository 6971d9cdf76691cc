import type { ErrorCode, Item, ItemStatus, ItemType, MediaRef, Quality, RequestErrorCode } from '../domain/index.js';

export const ITEM_SORTS = ['position', '-position', 'added', '-added'] as const;
/** `position` is the order of the list (moves change it), `added` that of addition; `-` = descending. */
export type ItemSort = (typeof ITEM_SORTS)[number];

/** Which items are meant. Without `parent`: top-level ones. */
export interface ItemFilter {
  status?: ItemStatus | readonly ItemStatus[];
  type?: ItemType;
  /** Id of a collection: its children. */
  parent?: string;
  /** Part of title, artist or album, case does not count; finds tracks inside collections too. */
  q?: string;
}

export interface ItemQuery extends ItemFilter {
  /** Default `position`. With `q`: by addition. */
  sort?: ItemSort;
  /** 1–500, default 50. */
  limit?: number;
  /** From the page before. */
  cursor?: string | null;
  /** How many items are passed over, from the first one on; not with `cursor` or `q`. */
  offset?: number;
}

export interface ItemPage {
  items: Item[];
  /** Of all pages; null with `q`. */
  total: number | null;
  nextCursor: string | null;
}

/** What is known of a thing of the catalogue. */
export interface Standing {
  ref: MediaRef;
  /** The item that says so; null: nothing is known, or what was downloaded has left the list. */
  itemId: string | null;
  /** null: nothing is known of it. Of a track that stands in several places the best counts. */
  status: ItemStatus | null;
  /** What was got, or else wanted. */
  quality: Quality | null;
  /** Completed tracks of it. */
  have: number;
  /** Tracks of it; null: not known (yet). */
  total: number | null;
}

export const TIMELINE_EVENTS = ['added', 'status', 'attempt-failed', 'returned', 'expanded', 'moved', 'note'] as const;
export type TimelineEvent = (typeof TIMELINE_EVENTS)[number];

/** What happened to an item. */
export interface TimelineEntry {
  /** Epoch ms. */
  at: number;
  event: TimelineEvent;
  from?: ItemStatus;
  to?: ItemStatus;
  /** Error code, where an error was the reason. */
  code?: ErrorCode;
  message?: string;
}

/** A finished item as it was when it ended; kept when the list is cleared. */
export interface HistoryEntry {
  seq: number;
  id: string;
  parentId: string | null;
  type: ItemType;
  status: ItemStatus;
  title: string | null;
  artist: string | null;
  album: string | null;
  coverUrl: string | null;
  /** The format that was got, or else wanted. */
  quality: Quality | null;
  bytes: number;
  /** Relative to the library. */
  outputPath: string | null;
  error: { code: ErrorCode; message: string } | null;
  /** Epoch ms. */
  finishedAt: number;
}

export interface HistoryQuery {
  status?: ItemStatus;
  type?: ItemType;
  /** Part of title, artist or album, case does not count. */
  q?: string;
  /** Finished at that time or later, epoch ms. */
  from?: number;
  /** Finished before that time, epoch ms. */
  to?: number;
  /** 1–500, default 50. */
  limit?: number;
  cursor?: string | null;
}

export interface HistoryPage {
  items: HistoryEntry[];
  nextCursor: string | null;
}

/** Tracks by status, and what happened in all time. Kept, not counted: reading them costs the same at any size. */
export interface QueueCounters {
  /** Tracks by status (`partial` is always 0: only collections can be). */
  byStatus: Record<ItemStatus, number>;
  /** Tracks in the list. */
  total: number;
  /** What stands at the top of the list by status: collections, and tracks that belong to none. */
  topByStatus: Record<ItemStatus, number>;
  /** All-time: tracks that ended completed. */
  successCount: number;
  /** All-time: tracks that ended failed. */
  failureCount: number;
  /** All-time: bytes of finished transfers; clones do not count. */
  bytesDownloaded: number;
}

/** Outcome of one of many commands. */
export interface ActionResult {
  id: string;
  ok: boolean;
  error?: { code: ErrorCode | RequestErrorCode; message: string };
}

export type ItemAction = 'pause' | 'resume' | 'cancel' | 'retry' | 'remove';

/** Where an item goes in the list. */
export type MoveTarget = { to: 'top' | 'bottom' } | { before: string } | { after: string };
