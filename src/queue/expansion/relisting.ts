import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../database/index.js';
import { Clock, isTerminal, type HostError } from '../../domain/index.js';
import { logTimeline } from '../rows/item-log.js';
import { ItemPublisher } from '../view/item-publisher.js';
import type { ItemRow } from '../rows/item-row.js';
import { errorColumns } from '../pacing/retry-policy.js';
import { rowBySeq, updateRow } from '../rows/row-writer.js';

const NOT_LISTED = { relisting: 0, stage: null, waiting: null, next_attempt_at: null, attempts: 0 } as const;

/**
 * A collection that rests may have grown at its source: a new request lists it once more and adds what is new. It keeps
 * its status meanwhile. The wish is durable, the place in the listing is not: after a restart it begins again, and finds
 * what it has added already.
 */
@Injectable()
export class Relisting {
  constructor(
    private readonly clock: Clock,
    private readonly publisher: ItemPublisher,
  ) {}

  /** Does nothing for a collection that was never listed to its end: its own listing goes on. */
  async start(tx: Transaction, seq: number): Promise<void> {
    const row = await rowBySeq(tx, seq);
    const hasBeenListed = row !== null && row.expanded_at !== null;
    if (!hasBeenListed || row.relisting === 1) return;
    const after = await updateRow(tx, seq, { ...NOT_LISTED, relisting: 1, stage: 'resolving' });
    if (after) this.publisher.updated(tx, after, null);
  }

  /** Ends it before its time; what was found stays. @param error why, when it failed for good */
  async stop(tx: Transaction, row: ItemRow, error: HostError | null): Promise<void> {
    await letGoMembers(tx, row.seq);
    const after = await updateRow(tx, row.seq, NOT_LISTED);
    if (!after) return;
    if (error) {
      const now = this.clock.now();
      const code = errorColumns(error, now).error_code;
      logTimeline(tx, after, now, null, { event: 'attempt-failed', code, message: error.message });
    }
    this.publisher.updated(tx, after, null);
  }
}

/** @returns whether members of the collection are to be listed now: for the first time, or once more */
export function isToBeListed(row: ItemRow): boolean {
  return row.expanded_at === null ? row.status === 'pending' : row.relisting === 1 && row.status !== 'paused';
}

/** @returns whether a new request has to look for new members */
export function mayHaveGrown(row: ItemRow): boolean {
  return row.expanded_at !== null && isTerminal(row.status);
}

/** Members of an album wait until all of it is known, since only then the number of discs is. */
export async function letGoMembers(tx: Transaction, seq: number): Promise<void> {
  await tx.run("UPDATE item SET waiting = NULL WHERE parent_seq = ? AND waiting = 'expansion'", [seq]);
}
