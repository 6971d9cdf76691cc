import { PRIORITIES, type ChildCounts, type Item, type ItemError, type Waiting } from '../../domain/index.js';
import type { QueuedItem, StagedState } from '../item-processor.js';
import { isCollection, isDegraded, type ItemRow } from './item-row.js';

/** How the children of a collection stand. */
export function childCounts(row: ItemRow): ChildCounts {
  const counts = {
    pending: row.n_pending,
    downloading: row.n_downloading,
    processing: row.n_processing,
    completed: row.n_completed,
    failed: row.n_failed,
    paused: row.n_paused,
    cancelled: row.n_cancelled,
    skipped: row.n_skipped,
  };
  return { total: Object.values(counts).reduce((sum, count) => sum + count, 0), ...counts };
}

/** A row as clients see it, as far as the row says it. */
export function toItem(row: ItemRow): Item {
  return {
    id: row.id,
    type: row.type,
    status: row.status,
    stage: row.stage,
    waiting: waitingOf(row),
    error: errorOf(row),
    title: row.title,
    artist: row.artist,
    album: row.album,
    coverUrl: row.cover_url,
    parentId: row.parent_id,
    position: row.position,
    priority: PRIORITIES[row.priority] ?? 'normal',
    quality: { wanted: row.quality, got: row.quality_got },
    degraded: isDegraded(row),
    bytes: row.bytes,
    totalBytes: row.total_bytes,
    progress: progressOf(row),
    attempts: row.attempts,
    nextAttemptAt: row.next_attempt_at,
    outputPath: row.output_path,
    reused: row.reused,
    createdAt: row.created_at,
    startedAt: row.started_at,
    completedAt: row.completed_at,
    expandedAt: row.expanded_at,
    children: isCollection(row) ? childCounts(row) : null,
    post: row.post,
  };
}

/** A row as the processor sees it. */
export function toQueuedItem(row: ItemRow, parent: ItemRow | null): QueuedItem {
  return {
    ...toItem(row),
    source: row.source,
    sourceId: row.source_id,
    meta: parseJson(row.meta),
    parent: parent && {
      id: parent.id,
      type: parent.type,
      title: parent.title,
      meta: parseJson(parent.meta),
      childCount: childCounts(parent).total,
    },
    recording: row.recording,
    staged: parseJson(row.staged) as StagedState | null,
    targetPath: row.target_path,
  };
}

/** 0–100 with one decimal. */
export function percent(part: number, whole: number): number {
  return whole > 0 ? Math.min(100, Math.floor((part / whole) * 1000) / 10) : 0;
}

function progressOf(row: ItemRow): number {
  if (row.status === 'completed') return 100;
  if (!isCollection(row)) return percent(row.bytes, row.total_bytes ?? 0);
  return percent(row.n_completed + row.n_skipped + row.n_processing, childCounts(row).total);
}

function waitingOf(row: ItemRow): Waiting | null {
  if (row.waiting === null || row.waiting === 'expansion') return null;
  return row.next_attempt_at === null ? { reason: row.waiting } : { reason: row.waiting, until: row.next_attempt_at };
}

function errorOf(row: ItemRow): ItemError | null {
  if (row.error_code === null) return null;
  return {
    code: row.error_code,
    message: row.error_message ?? '',
    retryable: row.error_retryable === 1,
    at: row.error_at ?? row.created_at,
  };
}

function parseJson(text: string | null): unknown {
  return text === null ? null : JSON.parse(text);
}
