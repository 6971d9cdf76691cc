import type { ChildCounts, ItemStatus, LeafStatus } from './item.js';

/** The one table of legal state changes of a track; the queue refuses all others. */
export const TRANSITIONS: Readonly<Record<LeafStatus, readonly LeafStatus[]>> = {
  pending: ['downloading', 'paused', 'cancelled', 'skipped'],
  downloading: ['processing', 'pending', 'failed', 'paused', 'cancelled', 'skipped'],
  processing: ['completed', 'failed', 'cancelled'],
  paused: ['pending', 'cancelled'],
  failed: ['pending'],
  cancelled: ['pending'],
  skipped: ['pending'],
  // Only by a new request: with `force`, another quality, or when the file is gone.
  completed: ['pending'],
};

/** Statuses from which nothing happens by itself any more. */
export const TERMINAL_STATUSES: readonly ItemStatus[] = ['completed', 'failed', 'cancelled', 'skipped', 'partial'];

/** @returns whether a track may go from one status to the other */
export function canTransition(from: LeafStatus, to: LeafStatus): boolean {
  return TRANSITIONS[from].includes(to);
}

/** @returns whether an item of that status rests */
export function isTerminal(status: ItemStatus): boolean {
  return TERMINAL_STATUSES.includes(status);
}

/**
 * The status of a collection from those of its children, once all of them are known.
 * @param counts children by status; a collection with no child at all is the caller's `failed/empty`
 */
export function foldStatus(counts: ChildCounts): ItemStatus {
  if (counts.downloading > 0) return 'downloading';
  if (counts.processing > 0) return 'processing';
  if (counts.pending > 0) return 'pending';
  if (counts.paused > 0) return 'paused';
  if (counts.cancelled === counts.total) return 'cancelled';
  if (counts.skipped === counts.total) return 'skipped';
  const done = counts.completed + counts.skipped;
  if (done === counts.total) return 'completed';
  if (done === 0 && counts.failed > 0) return 'failed';
  return 'partial';
}
