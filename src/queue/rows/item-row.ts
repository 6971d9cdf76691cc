import type { ErrorCode, ItemStage, ItemStatus, ItemType, PostStatus, Quality } from '../../domain/index.js';

/** A row of the table `item`; see the migration for what the columns mean. */
export interface ItemRow {
  seq: number;
  id: string;
  type: ItemType;
  source: string;
  source_id: string;
  parent_seq: number | null;
  parent_id: string | null;
  position: number | null;
  rank: number;
  /** Index into PRIORITIES. */
  priority: number;
  lane: Lane;
  turn: number;
  status: ItemStatus;
  stage: ItemStage | null;
  waiting: RowWaiting | null;
  next_attempt_at: number | null;
  attempts: number;
  error_code: ErrorCode | null;
  error_message: string | null;
  error_retryable: number | null;
  error_at: number | null;
  title: string | null;
  artist: string | null;
  album: string | null;
  cover_url: string | null;
  quality: Quality;
  quality_got: Quality | null;
  degraded: number;
  bytes: number;
  total_bytes: number | null;
  recording: string | null;
  /** JSON of StagedState. */
  staged: string | null;
  target_path: string | null;
  output_path: string | null;
  reused: string | null;
  forced: number;
  /** JSON. */
  meta: string | null;
  post: PostStatus;
  created_at: number;
  started_at: number | null;
  completed_at: number | null;
  expanded_at: number | null;
  expand_cursor: string | null;
  /** 1: listed to its end before, and to be listed once more for new members. */
  relisting: 0 | 1;
  next_turn: number | null;
  n_pending: number;
  n_downloading: number;
  n_processing: number;
  n_completed: number;
  n_failed: number;
  n_paused: number;
  n_cancelled: number;
  n_skipped: number;
}

/** 0: needs no account (PREVIEW); 1: needs one. A hold may close lane 1 alone. */
export type Lane = 0 | 1;

/** `expansion`: a member of an album that is not complete yet; its path needs the number of discs. */
export type RowWaiting = 'backoff' | 'plugin' | 'expansion';

/** The lane of a wanted quality. */
export function laneOf(quality: Quality): Lane {
  return quality === 'PREVIEW' ? 0 : 1;
}

/** @returns whether the row is of an album or a playlist */
export function isCollection(row: ItemRow): boolean {
  return row.type !== 'track';
}

/** Something less than the wanted was taken, or its hooks did less. The second is not stored apart: a hook that succeeds later undoes it. */
export function isDegraded(row: Pick<ItemRow, 'degraded' | 'post'>): boolean {
  return row.degraded === 1 || row.post === 'degraded' || row.post === 'failed';
}

/** Columns without the error of an attempt. */
export const NO_ERROR = { error_code: null, error_message: null, error_retryable: null, error_at: null } as const;
