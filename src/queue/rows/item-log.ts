import type { Transaction } from '../../database/index.js';
import type { ErrorCode, ItemStatus } from '../../domain/index.js';
import type { TimelineEvent } from '../item-query.js';
import type { ItemRow } from './item-row.js';
import { ROWS_AT_ONCE } from './members.js';

/** Why something happened, for the timeline. */
export interface LogNote {
  /** Default `status`. */
  event?: TimelineEvent;
  code?: ErrorCode | null;
  message?: string | null;
}

type TimelineLine = [
  itemSeq: number,
  at: number,
  event: TimelineEvent,
  from: ItemStatus | null,
  to: ItemStatus | null,
  code: ErrorCode | null,
  message: string | null,
];

/** Written with the lines of all units that are committed together: every change of every track leaves one. */
export function logTimeline(
  tx: Transaction,
  row: ItemRow,
  at: number,
  from: ItemStatus | null,
  { event = 'status', code = null, message = null }: LogNote = {},
): void {
  tx.beforeCommit(writeLines, [row.seq, at, event, from, from && row.status, code, message]);
}

/** Of an item that was taken off the list meanwhile there is nothing to tell. */
async function writeLines(tx: Transaction, lines: readonly TimelineLine[]): Promise<void> {
  for (let done = 0; done < lines.length; done += ROWS_AT_ONCE) {
    await tx.run(WRITE_LINES, [JSON.stringify(lines.slice(done, done + ROWS_AT_ONCE))]);
  }
}

const WRITE_LINES = `
INSERT INTO timeline (item_seq, at, event, from_status, to_status, code, message)
SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6 FROM json_each(?)
WHERE EXISTS (SELECT 1 FROM item WHERE seq = value ->> 0)`;

/** Keeps what a finished item was, for when the list is cleared; written with those of all units that are committed together. */
export function logHistory(tx: Transaction, row: ItemRow, at: number): void {
  const quality = row.quality_got ?? row.quality;
  const entry = [
    at,
    row.id,
    row.parent_id,
    row.type,
    row.status,
    row.title,
    row.artist,
    row.album,
    row.cover_url,
    quality,
  ];
  tx.beforeCommit(writeHistory, [...entry, row.bytes, row.output_path, row.error_code, row.error_message]);
}

async function writeHistory(tx: Transaction, entries: readonly unknown[][]): Promise<void> {
  for (let done = 0; done < entries.length; done += ROWS_AT_ONCE) {
    await tx.run(WRITE_HISTORY, [JSON.stringify(entries.slice(done, done + ROWS_AT_ONCE))]);
  }
}

const HISTORY_COLUMNS = [
  ...['finished_at', 'item_id', 'parent_id', 'type', 'status', 'title', 'artist', 'album', 'cover_url', 'quality'],
  ...['bytes', 'output_path', 'error_code', 'error_message'],
];
const WRITE_HISTORY = `
INSERT INTO history (${HISTORY_COLUMNS.join(', ')})
SELECT ${HISTORY_COLUMNS.map((_, column) => `value ->> ${String(column)}`).join(', ')} FROM json_each(?)`;
