import type { DatabaseReader, Transaction } from '../../database/index.js';
import type { ItemType } from '../../domain/index.js';
import type { QueuedItem } from '../item-processor.js';
import { toQueuedItem } from './item-mapper.js';
import type { ItemRow } from './item-row.js';

type Source = Transaction | DatabaseReader;

/** An item with its parent; null when it is gone. */
export async function queuedItem(from: Source, id: string): Promise<QueuedItem | null> {
  const row = await from.get<ItemRow>('SELECT * FROM item WHERE id = ?', [id]);
  if (!row) return null;
  const { parent_seq: parentSeq } = row;
  const parent = parentSeq === null ? null : await from.get<ItemRow>('SELECT * FROM item WHERE seq = ?', [parentSeq]);
  return toQueuedItem(row, parent);
}

/** All members of a collection, in the order of the collection, whatever order the list was given. */
export async function queuedMembers(from: Source, id: string): Promise<QueuedItem[]> {
  const rows = await from.all<ItemRow>(
    `SELECT * FROM item WHERE parent_seq = (SELECT seq FROM item WHERE id = ?) ORDER BY position, seq`,
    [id],
  );
  return rows.map((row) => toQueuedItem(row, null));
}

/** A page of {@link restingIds}. */
export interface RestingPage {
  ids: string[];
  /** null on the last page. */
  next: string | null;
}

/** Tracks are looked for among all rows, a page further on each time; collections only among what stands at the top. */
export const RESTING_TRACKS = `
SELECT seq, id FROM item NOT INDEXED WHERE seq > ? AND type = ?
AND status = 'completed' AND output_path IS NOT NULL AND quality <> 'PREVIEW' ORDER BY seq LIMIT ?`;
export const RESTING_COLLECTIONS = `
SELECT seq, id FROM item INDEXED BY item_added WHERE parent_seq IS NULL AND seq > ? AND type = ?
AND status IN ('completed', 'partial', 'failed', 'skipped') AND quality <> 'PREVIEW' ORDER BY seq LIMIT ?`;

/** What rests of a type and was wanted in full, in the order of addition. */
export async function restingIds(
  reader: DatabaseReader,
  type: ItemType,
  after: string | null,
  limit: number,
): Promise<RestingPage> {
  const sql = type === 'track' ? RESTING_TRACKS : RESTING_COLLECTIONS;
  const rows = await reader.all<{ seq: number; id: string }>(sql, [Number(after ?? 0), type, limit + 1]);
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return { ids: page.map(({ id }) => id), next: last ? String(last.seq) : null };
}
