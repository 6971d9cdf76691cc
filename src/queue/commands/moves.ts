import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../database/index.js';
import { Clock, PRIORITIES, RequestError } from '../../domain/index.js';
import { logTimeline } from '../rows/item-log.js';
import { ItemPublisher } from '../view/item-publisher.js';
import type { MoveTarget } from '../item-query.js';
import { isCollection, type ItemRow } from '../rows/item-row.js';
import { rowById, updateRow } from '../rows/row-writer.js';
import { Turns } from '../rows/turns.js';

/** Where an item goes: its place in the list, its priority, and the open interval of its turns. */
interface Place {
  rank: number;
  priority: number;
  after: number | null;
  before: number | null;
}

/**
 * Moves an item among its siblings: in the list at once, in the claim by its turn. It takes the priority of its new place,
 * since "top" means "next". A moved collection comes as a block, it does not take turns with others any more.
 */
@Injectable()
export class Moves {
  constructor(
    private readonly clock: Clock,
    private readonly turns: Turns,
    private readonly publisher: ItemPublisher,
  ) {}

  /** @throws RequestError `not_found`; `bad_request` when the other item is no sibling */
  async move(tx: Transaction, id: string, target: MoveTarget): Promise<ItemRow> {
    const row = await this.find(tx, id);
    const place = 'to' in target ? await this.atEnd(tx, row, target.to) : await this.beside(tx, row, target);
    if (!place) return row;
    const after = await updateRow(tx, row.seq, { rank: place.rank, priority: place.priority });
    if (!after) return row;
    await this.setTurns(tx, after, place);
    logTimeline(tx, after, this.clock.now(), null, { event: 'moved' });
    this.publisher.updated(tx, after, null);
    return after;
  }

  private async find(tx: Transaction, id: string): Promise<ItemRow> {
    const row = await rowById(tx, id);
    if (!row) throw new RequestError('not_found', `there is no item ${id}`);
    return row;
  }

  /** @returns null when it is there already */
  private async beside(
    tx: Transaction,
    row: ItemRow,
    target: { before: string } | { after: string },
  ): Promise<Place | null> {
    const isBefore = 'before' in target;
    const other = await this.find(tx, isBefore ? target.before : target.after);
    if (other.seq === row.seq) return null;
    if (other.parent_seq !== row.parent_seq) {
      throw new RequestError('bad_request', `${other.id} stands in another list than ${row.id}`);
    }
    const neighbour = await this.neighbour(tx, row, other, isBefore ? '<' : '>');
    const outer = neighbour?.rank ?? other.rank + (isBefore ? -2 : 2);
    const [first, last] = await this.turnRange(tx, other);
    const near = isBefore ? first : last;
    const far = near === null ? null : await this.nextTurn(tx, other.priority, near, isBefore ? '<' : '>');
    return {
      rank: (other.rank + outer) / 2,
      priority: other.priority,
      after: isBefore ? far : near,
      before: isBefore ? near : far,
    };
  }

  private async atEnd(tx: Transaction, row: ItemRow, end: 'top' | 'bottom'): Promise<Place | null> {
    const isTop = end === 'top';
    const direction = isTop ? 'ASC' : 'DESC';
    const outermost = await tx.get<ItemRow>(
      `SELECT * FROM item INDEXED BY item_list WHERE parent_seq IS ? ORDER BY rank ${direction}, seq ${direction} LIMIT 1`,
      [row.parent_seq],
    );
    if (!outermost) return null;
    const rank = outermost.seq === row.seq ? row.rank : outermost.rank + (isTop ? -1 : 1);
    const priorities = isTop ? PRIORITIES.keys() : [...PRIORITIES.keys()].reverse();
    for (const priority of priorities) {
      const turn = await this.outermostTurn(tx, priority, isTop);
      if (turn === null) continue;
      return { rank, priority, after: isTop ? null : turn, before: isTop ? turn : null };
    }
    return { rank, priority: row.priority, after: null, before: null };
  }

  private async setTurns(tx: Transaction, row: ItemRow, place: Place): Promise<void> {
    if (place.after === null && place.before === null) return;
    const count = isCollection(row) ? Math.max(1, row.n_pending) : 1;
    const start = place.after ?? (place.before ?? 0) - count - 1;
    const step = place.before === null ? 1 : (place.before - start) / (count + 1);
    if (isCollection(row)) {
      await tx.run('UPDATE item SET priority = ? WHERE parent_seq = ?', [row.priority, row.seq]);
      await this.turns.spread(tx, row.seq, start + step, step);
    } else {
      await updateRow(tx, row.seq, { turn: start + step });
    }
  }

  private neighbour(tx: Transaction, row: ItemRow, other: ItemRow, side: '<' | '>'): Promise<ItemRow | null> {
    return tx.get<ItemRow>(
      `SELECT * FROM item INDEXED BY item_list WHERE parent_seq IS ? AND rank ${side} ? AND seq <> ?
       ORDER BY rank ${side === '<' ? 'DESC' : 'ASC'} LIMIT 1`,
      [row.parent_seq, other.rank, row.seq],
    );
  }

  /** First and last turn of what waits of an item. */
  private async turnRange(tx: Transaction, row: ItemRow): Promise<[number | null, number | null]> {
    if (!isCollection(row)) return [row.turn, row.turn];
    const range = await tx.get<{ first: number | null; last: number | null }>(
      "SELECT min(turn) AS first, max(turn) AS last FROM item WHERE parent_seq = ? AND status = 'pending'",
      [row.seq],
    );
    return [range?.first ?? null, range?.last ?? null];
  }

  private async nextTurn(tx: Transaction, priority: number, turn: number, side: '<' | '>'): Promise<number | null> {
    const order = side === '<' ? 'DESC' : 'ASC';
    return pick(await tx.all<{ turn: number }>(dueTurns(`AND turn ${side} ?`, order), twice([priority, turn])), order);
  }

  private async outermostTurn(tx: Transaction, priority: number, isTop: boolean): Promise<number | null> {
    const order = isTop ? 'ASC' : 'DESC';
    return pick(await tx.all<{ turn: number }>(dueTurns('', order), twice([priority])), order);
  }
}

/** The outermost due turn of each lane. */
function dueTurns(condition: string, order: 'ASC' | 'DESC'): string {
  const ofLane = (lane: number): string =>
    `SELECT * FROM (SELECT turn FROM item INDEXED BY item_claim WHERE status = 'pending' AND waiting IS NULL
     AND type = 'track' AND lane = ${String(lane)} AND priority = ? ${condition} ORDER BY turn ${order} LIMIT 1)`;
  return `${ofLane(0)} UNION ALL ${ofLane(1)}`;
}

function twice(params: number[]): number[] {
  return [...params, ...params];
}

function pick(rows: { turn: number }[], order: 'ASC' | 'DESC'): number | null {
  if (rows.length === 0) return null;
  const turns = rows.map(({ turn }) => turn);
  return order === 'ASC' ? Math.min(...turns) : Math.max(...turns);
}
