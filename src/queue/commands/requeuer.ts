import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../database/index.js';
import { isTerminal, type LeafStatus, type Quality } from '../../domain/index.js';
import { childCounts } from '../rows/item-mapper.js';
import { NO_ERROR, laneOf, type ItemRow } from '../rows/item-row.js';
import { rowBySeq, updateRow, type RowChange } from '../rows/row-writer.js';
import { TransitionsStore } from '../store/transitions.store.js';
import { Turns } from '../rows/turns.js';

/** Chosen anew when something is queued again. */
export interface RequeueChoice {
  quality?: Quality;
  forced?: 0 | 1;
}

/** A fresh start: what an earlier run left is forgotten, except the staged bytes, which may be gone on from. */
const FRESH: RowChange = {
  stage: null,
  next_attempt_at: null,
  attempts: 0,
  ...NO_ERROR,
  completed_at: null,
  quality_got: null,
  degraded: 0,
  reused: null,
  bytes: 0,
  total_bytes: null,
};

/** Puts what has ended back into the queue, at the turn that is served now. */
@Injectable()
export class Requeuer {
  constructor(
    private readonly transitions: TransitionsStore,
    private readonly turns: Turns,
  ) {}

  /** @throws RequestError `illegal_transition` */
  async track(tx: Transaction, row: ItemRow, choice: RequeueChoice = {}): Promise<ItemRow> {
    const turn =
      row.parent_seq === null
        ? await this.turns.nextLoose(tx, row.priority)
        : await this.turns.nextOf(tx, row.priority, row.turn);
    const waiting = (await this.waitsForAlbum(tx, row)) ? row.waiting : null;
    return this.transitions.apply(tx, row, 'pending', { ...FRESH, ...chosen(choice), turn, waiting });
  }

  /**
   * Queues children of a collection again, or the collection itself when its members are not known.
   * @param ids only these children; null = all of the statuses
   * @returns how many went back, the collection itself counting as one
   */
  async collection(
    tx: Transaction,
    row: ItemRow,
    statuses: readonly LeafStatus[],
    ids: readonly string[] | null,
    choice: RequeueChoice = {},
  ): Promise<number> {
    let count = 0;
    const isListedAgain = ids === null && mustExpandAgain(row);
    if (isListedAgain) {
      await this.expandAgain(tx, row, choice);
      count = 1;
    } else if (choice.quality && choice.quality !== row.quality) {
      await updateRow(tx, row.seq, { quality: choice.quality });
    }
    // Its members wait for all of it once more, as they did when it was listed first.
    const waiting: RowChange = isListedAgain && row.type === 'album' ? { waiting: 'expansion' } : {};
    const filter = ids === null ? '1' : 'id IN (SELECT value FROM json_each(?))';
    for (const status of statuses) {
      const children = await this.transitions.applyToChildren(
        tx,
        row.seq,
        status,
        'pending',
        { sql: filter, params: ids === null ? [] : [JSON.stringify(ids)] },
        { change: { ...FRESH, ...chosen(choice), ...waiting } },
      );
      count += children.length;
    }
    if (count > 0) {
      await this.turns.spread(tx, row.seq, await this.turns.start(tx, row.priority));
      await this.transitions.fold(tx, row.seq);
    }
    return count;
  }

  /** Whether the album of the track is still being listed, or will be. */
  private async waitsForAlbum(tx: Transaction, row: ItemRow): Promise<boolean> {
    if (row.waiting !== 'expansion' || row.parent_seq === null) return false;
    const album = await rowBySeq(tx, row.parent_seq);
    return album !== null && album.expanded_at === null && !isTerminal(album.status);
  }

  private async expandAgain(tx: Transaction, row: ItemRow, choice: RequeueChoice): Promise<void> {
    const isEmpty = childCounts(row).total === 0;
    await this.transitions.applyToCollection(tx, row, 'pending', {
      waiting: null,
      next_attempt_at: null,
      attempts: 0,
      ...NO_ERROR,
      completed_at: null,
      expanded_at: null,
      ...(isEmpty ? { expand_cursor: null } : {}),
      ...(choice.quality ? { quality: choice.quality } : {}),
    });
  }
}

/** Tracks have a lane by their quality; that of collections is about their listing and stays. */
function chosen(choice: RequeueChoice): RowChange {
  const { quality, forced } = choice;
  return { ...(quality ? { quality, lane: laneOf(quality) } : {}), ...(forced === undefined ? {} : { forced }) };
}

/** Its listing never came to its end, or ended without a member. */
function mustExpandAgain(row: ItemRow): boolean {
  const isAtRest = row.status === 'failed' || row.status === 'cancelled';
  return isAtRest && (row.expanded_at === null || childCounts(row).total === 0);
}
