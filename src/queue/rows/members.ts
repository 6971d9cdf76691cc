import type { Transaction } from '../../database/index.js';
import type { ItemRow } from './item-row.js';

/** Rows that one statement answers: making objects of ten thousand of them would hold the event loop. */
export const ROWS_AT_ONCE = 500;

/** All members of a collection, in the order of their addition. */
export async function membersOf(tx: Transaction, parentSeq: number): Promise<ItemRow[]> {
  const members: ItemRow[] = [];
  for (;;) {
    const rows = await tx.all<ItemRow>(
      `SELECT * FROM item INDEXED BY item_added WHERE parent_seq = ? AND seq > ? ORDER BY seq LIMIT ${String(ROWS_AT_ONCE)}`,
      [parentSeq, members.at(-1)?.seq ?? 0],
    );
    members.push(...rows);
    if (rows.length < ROWS_AT_ONCE) return members;
  }
}
