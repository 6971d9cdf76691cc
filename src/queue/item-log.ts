import type { Transaction } from '../database/index.js';
import type { ErrorCode, ItemStatus } from '../domain/index.js';
import type { ItemRow } from './item-row.js';

/** Why something happened, for the timeline. */
export interface LogNote {
  /** Default `status`. */
  event?: string;
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

/** Keeps what a finished item was, for when the list is cleared. */
export async function logHistory(tx: Transaction, seq: number, at: number): Promise<void> {
  await tx.run(`INSERT INTO history (${HISTORY_COLUMNS}) SELECT ${HISTORY_VALUES} FROM item WHERE seq = ?`, [at, seq]);
}

const HISTORY_COLUMNS = `finished_at, item_id, parent_id, type, status, title, artist, album, quality, bytes, output_path,
  error_code, error_message`;
const HISTORY_VALUES = `?, id, parent_id, type, status, title, artist, album, coalesce(quality_got, quality), bytes, output_path,
  error_code, error_message`;
