import type { Transaction } from '../../database/index.js';
import type { ErrorCode, ItemStatus } from '../../domain/index.js';
import type { TimelineEvent } from '../item-query.js';
import type { ItemRow } from './item-row.js';

/** Why something happened, for the timeline. */
export interface LogNote {
  /** Default `status`. */
  event?: TimelineEvent;
  code?: ErrorCode | null;
  message?: string | null;
}

export async function logTimeline(
  tx: Transaction,
  row: ItemRow,
  at: number,
  from: ItemStatus | null,
  note: LogNote = {},
): Promise<void> {
  await tx.run(
    `INSERT INTO timeline (item_seq, at, event, from_status, to_status, code, message) VALUES (?, ?, ?, ?, ?, ?, ?)`,
    [row.seq, at, note.event ?? 'status', from, from && row.status, note.code ?? null, note.message ?? null],
  );
}

/** The same status change of many items in one statement. */
export async function logTimelineOfMany(
  tx: Transaction,
  seqs: readonly number[],
  at: number,
  from: ItemStatus,
  to: ItemStatus,
  note: LogNote = {},
): Promise<void> {
  await tx.run(
    `INSERT INTO timeline (item_seq, at, event, from_status, to_status, code, message)
     SELECT value, ?, ?, ?, ?, ?, ? FROM json_each(?)`,
    [at, note.event ?? 'status', from, to, note.code ?? null, note.message ?? null, JSON.stringify(seqs)],
  );
}

/** Keeps what finished items were, for when the list is cleared. */
export async function logHistory(tx: Transaction, seqs: readonly number[], at: number): Promise<void> {
  await tx.run(
    `INSERT INTO history (${HISTORY_COLUMNS})
     SELECT ${HISTORY_VALUES} FROM json_each(?) AS ended CROSS JOIN item ON item.seq = ended.value`,
    [at, JSON.stringify(seqs)],
  );
}

const HISTORY_COLUMNS = `finished_at, item_id, parent_id, type, status, title, artist, album, cover_url, quality, bytes,
  output_path, error_code, error_message`;
const HISTORY_VALUES = `?, item.id, parent_id, item.type, status, title, artist, album, cover_url, coalesce(quality_got, quality), bytes,
  output_path, error_code, error_message`;
