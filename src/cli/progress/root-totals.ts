import type { Item, ProgressEntry, Stats } from '../../wire/index.js';
import type { ProgressFrame } from './progress-frame.js';

type Totals = Pick<ProgressFrame, 'done' | 'failed' | 'total' | 'bytes' | 'etaSeconds'>;

/**
 * Sums up what is watched: the roots, or the whole queue when there are none.
 * A collection counts as its tracks; one that is not expanded yet counts as none.
 */
export function rootTotals(
  roots: ReadonlyMap<string, Item | null>,
  entries: ReadonlyMap<string, ProgressEntry>,
  stats: Stats | null,
): Totals {
  if (roots.size === 0) return wholeQueue(entries, stats);
  const sum: Totals = { done: 0, failed: 0, total: 0, bytes: 0, etaSeconds: null };
  for (const [id, item] of roots) {
    const entry = entries.get(id);
    sum.bytes += Math.max(entry?.bytes ?? 0, item?.bytes ?? 0);
    if (item?.status === 'downloading') sum.etaSeconds = later(sum.etaSeconds, entry?.etaSeconds ?? null);
    const counts = countsOf(item);
    sum.done += counts.done;
    sum.failed += counts.failed;
    sum.total += counts.total;
  }
  return sum;
}

function later(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : Math.max(a, b);
}

function countsOf(item: Item | null): { done: number; failed: number; total: number } {
  if (!item) return { done: 0, failed: 0, total: 0 };
  if (item.children) {
    const { completed, skipped, failed, total } = item.children;
    return { done: completed + skipped, failed, total };
  }
  if (item.type !== 'track') return { done: 0, failed: 0, total: 0 };
  const isDone = item.status === 'completed' || item.status === 'skipped';
  return { done: isDone ? 1 : 0, failed: item.status === 'failed' ? 1 : 0, total: 1 };
}

function wholeQueue(entries: ReadonlyMap<string, ProgressEntry>, stats: Stats | null): Totals {
  return {
    done: (stats?.queue.completed ?? 0) + (stats?.queue.skipped ?? 0),
    failed: stats?.queue.failed ?? 0,
    total: stats?.queue.total ?? 0,
    bytes: 0,
    etaSeconds: [...entries.values()].reduce<number | null>((most, { etaSeconds }) => later(most, etaSeconds), null),
  };
}
