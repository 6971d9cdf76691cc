import type { SqlValue, Transaction } from '../../database/index.js';
import type { ItemRow } from './item-row.js';

/** Columns to be set; absent = unchanged. */
export type RowChange = Partial<Omit<ItemRow, 'seq' | 'id'>>;

/** `a = ?, b = ?` with its values. Few shapes exist, so the statements stay cached. */
export function assignments(change: RowChange): { sql: string; params: SqlValue[] } {
  const entries = Object.entries(change) as [string, SqlValue][];
  return { sql: entries.map(([column]) => `${column} = ?`).join(', '), params: entries.map(([, value]) => value) };
}

/** Sets columns of one row and answers it as it is then; null when it is gone. */
export async function updateRow(tx: Transaction, seq: number, change: RowChange): Promise<ItemRow | null> {
  const { sql, params } = assignments(change);
  return tx.get<ItemRow>(`UPDATE item SET ${sql} WHERE seq = ? RETURNING *`, [...params, seq]);
}

export function rowBySeq(tx: Transaction, seq: number): Promise<ItemRow | null> {
  return tx.get<ItemRow>('SELECT * FROM item WHERE seq = ?', [seq]);
}

export function rowById(tx: Transaction, id: string): Promise<ItemRow | null> {
  return tx.get<ItemRow>('SELECT * FROM item WHERE id = ?', [id]);
}
