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
