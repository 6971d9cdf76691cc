import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../database/index.js';
import { currentTurn, lastLooseTurn } from './claim.js';

/**
 * Start-time fair queuing. Collections take turns: each member has a turn of its own, the next one of its collection
 * comes a turn later, and a new collection starts at the turn that is served now, so it neither waits for the older
 * ones nor starves them. All single tracks together are one more such flow.
 */
@Injectable()
export class Turns {
  /** Turn of the last claim by priority: where an empty queue goes on. */
  private readonly served = new Map<number, number>();

  /** First turn of a flow that joins now. */
  async start(tx: Transaction, priority: number): Promise<number> {
    return (await currentTurn(tx, priority)) ?? (this.served.get(priority) ?? -1) + 1;
  }

  /** Turn of a further single track. */
  async nextLoose(tx: Transaction, priority: number): Promise<number> {
    const start = await this.start(tx, priority);
    const last = await lastLooseTurn(tx, priority);
    return last === null ? start : Math.max(start, last + 1);
  }

  /** Turn of a further member of a collection whose next turn would have been `own`. */
  async nextOf(tx: Transaction, priority: number, own: number | null): Promise<number> {
    const start = await this.start(tx, priority);
    return own === null ? start : Math.max(start, own);
  }

  /** Gives the waiting members of a collection the turns from `start` on, in their order. */
  async spread(tx: Transaction, collectionSeq: number, start: number, step = 1): Promise<void> {
    await tx.run(
      `UPDATE item SET turn = ? + ? * spread.nth
       FROM (SELECT seq AS member, row_number() OVER (ORDER BY position, seq) - 1 AS nth
             FROM item WHERE parent_seq = ? AND status = 'pending') AS spread
       WHERE item.seq = spread.member`,
      [start, step, collectionSeq],
    );
    await tx.run(`UPDATE item SET next_turn = ? + ? * n_pending WHERE seq = ?`, [start, step, collectionSeq]);
  }

  noteServed(priority: number, turn: number): void {
    this.served.set(priority, turn);
  }
}
