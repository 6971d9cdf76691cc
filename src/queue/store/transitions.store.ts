import { Injectable } from '@nestjs/common';
import type { SqlValue, Transaction } from '../../database/index.js';
import {
  Clock,
  RequestError,
  canTransition,
  foldStatus,
  isTerminal,
  type ChildCounts,
  type ItemStatus,
  type LeafStatus,
} from '../../domain/index.js';
import { logHistory, logTimeline, type LogNote } from '../rows/item-log.js';
import { childCounts } from '../rows/item-mapper.js';
import { ItemPublisher } from '../view/item-publisher.js';
import { isCollection, type ItemRow } from '../rows/item-row.js';
import { ListenerEffects } from './listener-effects.js';
import { ROWS_AT_ONCE } from '../rows/members.js';
import { assignments, rowBySeq, updateRow, type RowChange } from '../rows/row-writer.js';

/**
 * The only place where a status changes. Every change is checked against the table of the domain, written to the timeline,
 * told to the listeners inside the unit, folded into the parent, and published after the commit.
 */
@Injectable()
export class TransitionsStore {
  constructor(
    private readonly clock: Clock,
    private readonly effects: ListenerEffects,
    private readonly publisher: ItemPublisher,
  ) {}

  /**
   * Changes the status of one track.
   * @param change further columns to set with it
   * @throws RequestError `illegal_transition`
   */
  async apply(tx: Transaction, row: ItemRow, to: LeafStatus, change: RowChange = {}, note?: LogNote): Promise<ItemRow> {
    assertLegal(row, to);
    const after = await updateRow(tx, row.seq, { status: to, ...change });
    if (!after) throw new RequestError('not_found', `${row.id} is gone`);
    const settled = await this.changed(tx, after, row.status, note);
    this.foldLater(tx, settled);
    return settled;
  }

  /**
   * Changes the status of those of the tracks that are in `from`, in one statement; the others stay as they are.
   * @param set further assignments, in SQL
   * @returns those that were changed, in no order
   */
  async applyIf(
    tx: Transaction,
    seqs: readonly number[],
    [from, to]: readonly [LeafStatus, LeafStatus],
    change: RowChange = {},
    set: { sql: string; params: readonly SqlValue[] } | null = null,
  ): Promise<ItemRow[]> {
    if (!canTransition(from, to)) throw new RequestError('illegal_transition', `${from} cannot become ${to}`);
    const columns = assignments({ status: to, ...change });
    const rows = await tx.all<ItemRow>(
      `UPDATE item SET ${columns.sql}${set ? `, ${set.sql}` : ''}
       WHERE seq IN (SELECT value FROM json_each(?)) AND status = ? AND type = 'track' RETURNING *`,
      [...columns.params, ...(set?.params ?? []), JSON.stringify(seqs), from],
    );
    const settled = await this.changedMany(tx, rows, from);
    for (const row of settled) this.foldLater(tx, row);
    return settled;
  }

  /**
   * Changes the status of many tracks of one collection, some hundreds in a statement; the caller folds.
   * @param where further condition on the rows, e.g. which of them
   * @param set further assignments, in SQL
   * @returns the rows as they are after it
   */
  async applyToChildren(
    tx: Transaction,
    parentSeq: number,
    from: LeafStatus,
    to: LeafStatus,
    where: { sql: string; params: readonly SqlValue[] },
    set: { change?: RowChange; sql?: string; note?: LogNote } = {},
  ): Promise<ItemRow[]> {
    if (!canTransition(from, to)) throw new RequestError('illegal_transition', `${from} cannot become ${to}`);
    const columns = assignments({ status: to, ...set.change });
    const sql = `UPDATE item SET ${columns.sql}${set.sql ? `, ${set.sql}` : ''} WHERE seq IN (
      SELECT seq FROM item INDEXED BY item_status_added WHERE parent_seq = ? AND status = ? AND seq > ? AND ${where.sql}
      ORDER BY seq LIMIT ${String(ROWS_AT_ONCE)}) RETURNING *`;
    const changed: ItemRow[] = [];
    for (let after = 0; ;) {
      const rows = await tx.all<ItemRow>(sql, [...columns.params, parentSeq, from, after, ...where.params]);
      changed.push(...(await this.changedMany(tx, rows, from, set.note)));
      if (rows.length < ROWS_AT_ONCE) return changed;
      after = Math.max(...rows.map(({ seq }) => seq));
    }
  }

  /** Sets the status of a collection whose members are not all known yet, or that has none. */
  async applyToCollection(
    tx: Transaction,
    row: ItemRow,
    to: ItemStatus,
    change: RowChange = {},
    note?: LogNote,
  ): Promise<ItemRow> {
    const after = await updateRow(tx, row.seq, { status: to, ...change });
    if (!after) throw new RequestError('not_found', `${row.id} is gone`);
    if (after.status !== row.status) return this.changed(tx, after, row.status, note);
    this.publisher.updated(tx, after, null);
    return after;
  }

  /** Once for all members that change in a commit: nobody sees what is between. */
  private foldLater(tx: Transaction, { parent_seq: parentSeq }: ItemRow): void {
    if (parentSeq !== null) tx.beforeCommit(this.foldAll, parentSeq);
  }

  private readonly foldAll = async (tx: Transaction, seqs: readonly number[]): Promise<void> => {
    for (const seq of new Set(seqs)) await this.fold(tx, seq);
  };

  /** Derives the status of a collection from those of its children, and publishes its new counts. */
  async fold(tx: Transaction, seq: number): Promise<ItemRow | null> {
    const row = await rowBySeq(tx, seq);
    if (!row) return null;
    const counts = childCounts(row);
    const status = row.expanded_at === null ? row.status : foldOf(row, counts);
    if (status === row.status) {
      this.publisher.updated(tx, row, null);
      return row;
    }
    const now = this.clock.now();
    return this.applyToCollection(tx, row, status, {
      completed_at: isTerminal(status) ? now : null,
      degraded: isTerminal(status) && (await hasDegradedChild(tx, seq)) ? 1 : 0,
      started_at: row.started_at ?? (status === 'downloading' ? now : null),
    });
  }

  /** A member of a collection was taken off: the counts are others, and so may be the status and whatever hangs on the members. */
  async memberGone(tx: Transaction, parentSeq: number): Promise<void> {
    const before = await rowBySeq(tx, parentSeq);
    const after = await this.fold(tx, parentSeq);
    if (!after || after.status !== before?.status || !isTerminal(after.status)) return;
    const told = await this.effects.of(tx, after, after.status, this.clock.now());
    if (told !== after) this.publisher.updated(tx, told, null);
  }

  /** A member at rest became degraded or whole again: its collection, when it rests, follows. */
  async refreshDegraded(tx: Transaction, seq: number, isMemberDegraded: boolean): Promise<void> {
    const row = await rowBySeq(tx, seq);
    if (!row || !isTerminal(row.status)) return;
    const degraded = isMemberDegraded || (await hasDegradedChild(tx, seq)) ? 1 : 0;
    if (degraded === row.degraded) return;
    const after = await updateRow(tx, seq, { degraded });
    if (after) this.publisher.updated(tx, after, null);
  }

  private async changed(tx: Transaction, row: ItemRow, from: ItemStatus, note?: LogNote): Promise<ItemRow> {
    const at = this.clock.now();
    logTimeline(tx, row, at, from, note);
    if (isTerminal(row.status)) logHistory(tx, row, at);
    const after = await this.effects.of(tx, row, from, at);
    this.publisher.updated(tx, after, from);
    return after;
  }

  /** As {@link changed}, with a statement for all where there is one. */
  private async changedMany(
    tx: Transaction,
    rows: readonly ItemRow[],
    from: ItemStatus,
    note?: LogNote,
  ): Promise<ItemRow[]> {
    const [first] = rows;
    if (!first) return [];
    const at = this.clock.now();
    for (const row of rows) logTimeline(tx, row, at, from, note);
    if (isTerminal(first.status)) for (const row of rows) logHistory(tx, row, at);
    const settled: ItemRow[] = [];
    for (const row of rows) {
      const after = await this.effects.of(tx, row, from, at);
      this.publisher.updated(tx, after, from);
      settled.push(after);
    }
    return settled;
  }
}

/** A collection whose members were all taken off has nothing to wait for. */
function foldOf(row: ItemRow, counts: ChildCounts): ItemStatus {
  if (counts.total > 0) return foldStatus(counts);
  return isTerminal(row.status) ? row.status : 'cancelled';
}

/** Looked at only when the collection comes to rest: the children are read for it. */
async function hasDegradedChild(tx: Transaction, seq: number): Promise<boolean> {
  const found = await tx.get(
    `SELECT 1 FROM item WHERE parent_seq = ? AND status = 'completed'
     AND (degraded = 1 OR post IN ('degraded', 'failed')) LIMIT 1`,
    [seq],
  );
  return found !== null;
}

function assertLegal(row: ItemRow, to: LeafStatus): void {
  if (isCollection(row)) throw new Error('the status of a collection is derived');
  if (row.status === 'partial' || !canTransition(row.status, to)) {
    throw new RequestError('illegal_transition', `${row.id} is ${row.status} and cannot become ${to}`);
  }
}
