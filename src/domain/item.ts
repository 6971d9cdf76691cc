import type { Quality } from './audio-format.js';
import type { ErrorCode } from './errors.js';
import type { HoldReason } from './hold-reason.js';

export const ITEM_TYPES = ['track', 'album', 'playlist'] as const;
export type ItemType = (typeof ITEM_TYPES)[number];

/** States of a track; see `transitions.ts`. */
export const LEAF_STATUSES = [
  'pending',
  'downloading',
  'processing',
  'completed',
  'failed',
  'paused',
  'cancelled',
  'skipped',
] as const;
export type LeafStatus = (typeof LEAF_STATUSES)[number];

/** States of any item; only collections can be `partial`. */
export const ITEM_STATUSES = [...LEAF_STATUSES, 'partial'] as const;
export type ItemStatus = (typeof ITEM_STATUSES)[number];

export const ITEM_STAGES = ['resolving', 'transferring', 'verifying', 'processing', 'publishing'] as const;
export type ItemStage = (typeof ITEM_STAGES)[number];

/** Highest first. */
export const PRIORITIES = ['interactive', 'normal', 'backfill'] as const;
export type Priority = (typeof PRIORITIES)[number];

/** Reasons that hold one item. */
export type ItemWaitReason = 'backoff' | 'plugin';

export interface Waiting {
  reason: HoldReason | ItemWaitReason;
  /** When it ends by itself, epoch ms; absent when it does not. */
  until?: number;
  /** In words, what is waited for and what to do, e.g. the setting that is missing. */
  message?: string;
}

export interface ItemError {
  code: ErrorCode;
  message: string;
  retryable: boolean;
  /** Epoch ms. */
  at: number;
}

/** How the children of a collection stand. */
export type ChildCounts = { total: number } & Record<LeafStatus, number>;

/** State of the durable hook runs of an item. */
export type PostStatus = 'none' | 'pending' | 'ok' | 'degraded' | 'failed';

/** An item as every client sees it. Times are epoch milliseconds, sizes bytes. */
export interface Item {
  id: string;
  type: ItemType;
  status: ItemStatus;
  stage: ItemStage | null;
  waiting: Waiting | null;
  error: ItemError | null;
  title: string | null;
  artist: string | null;
  album: string | null;
  coverUrl: string | null;
  parentId: string | null;
  /** Position within the parent, from 1; null for top-level items. */
  position: number | null;
  priority: Priority;
  quality: { wanted: Quality; got: Quality | null };
  /** True when something less than the wanted was taken (format, failed plugin), never silently. */
  degraded: boolean;
  /** What is there of it; of a collection: of all its members together, running, waiting and paused ones too. */
  bytes: number;
  totalBytes: number | null;
  /** 0–100. */
  progress: number;
  attempts: number;
  nextAttemptAt: number | null;
  /** Relative to the library, with `/`. */
  outputPath: string | null;
  /** Id of the item whose bytes were cloned instead of a transfer. */
  reused: string | null;
  createdAt: number;
  startedAt: number | null;
  completedAt: number | null;
  /** When the members of a collection were all known. */
  expandedAt: number | null;
  /** Only of collections. */
  children: ChildCounts | null;
  post: PostStatus;
}
