import type { Schema } from '../../api/index.js';

export type HistoryEntry = Schema<'HistoryEntry'>;

/** A line of the list: the name of a day, or what ended on it. */
export type HistoryRow =
  | { kind: 'day'; key: string; /** Epoch ms of something on that day. */ at: number }
  | { kind: 'entry'; key: string; entry: HistoryEntry };

/** Entries, newest first, with a line before the first one of each day (of this browser). The same entry comes only once. */
export function dayRows(entries: readonly HistoryEntry[]): HistoryRow[] {
  const rows: HistoryRow[] = [];
  const seen = new Set<number>();
  let day = '';
  for (const entry of entries) {
    if (seen.has(entry.seq)) continue;
    seen.add(entry.seq);
    const own = new Date(entry.finishedAt).toDateString();
    if (own !== day) rows.push({ kind: 'day', key: `day ${own} ${String(entry.seq)}`, at: entry.finishedAt });
    day = own;
    rows.push({ kind: 'entry', key: String(entry.seq), entry });
  }
  return rows;
}

/** How many days a moment lies before another one: 0 on the same day. */
export function daysAgo(at: number, now: number): number {
  const midnight = (of: number): number => new Date(of).setHours(0, 0, 0, 0);
  return Math.round((midnight(now) - midnight(at)) / 86_400_000);
}
