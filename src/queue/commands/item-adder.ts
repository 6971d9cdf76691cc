import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../database/index.js';
import { Clock, PRIORITIES, itemId, type Quality } from '../../domain/index.js';
import { ItemPublisher } from '../view/item-publisher.js';
import { isCollection, laneOf, type ItemRow } from '../rows/item-row.js';
import type { AddResult, NewItem } from '../new-item.js';
import { Relisting, mayHaveGrown } from '../expansion/relisting.js';
import { Requeuer } from './requeuer.js';
import { rowById } from '../rows/row-writer.js';
import { Turns } from '../rows/turns.js';

const INSERT = `
INSERT INTO item (id, type, source, source_id, rank, priority, lane, turn, status, title, quality, forced, created_at)
VALUES (?, ?, ?, ?, (SELECT coalesce(max(rank), 0) + 1 FROM item INDEXED BY item_list WHERE parent_seq IS NULL), ?, ?, ?, 'pending', ?, ?, ?, ?)
RETURNING *`;

/** Of a collection at rest, what is missing. */
const UNFINISHED = ['failed', 'cancelled', 'skipped'] as const;

/** Adds what is new, and queues again what is missing of what is there (CONTRACT: "Adding what is there"). */
@Injectable()
export class ItemAdder {
  constructor(
    private readonly clock: Clock,
    private readonly turns: Turns,
    private readonly publisher: ItemPublisher,
    private readonly requeuer: Requeuer,
    private readonly relisting: Relisting,
  ) {}

  async add(tx: Transaction, wish: NewItem): Promise<AddResult> {
    const id = itemId(wish.ref);
    const row = await rowById(tx, id);
    if (!row) {
      await this.insert(tx, id, wish);
      return { id, created: true, requeued: false };
    }
    const entry = { ...wish, quality: qualityFor(row, wish) };
    const requeued = isCollection(row)
      ? await this.requeueCollection(tx, row, entry)
      : await this.requeueTrack(tx, row, entry);
    if (isCollection(row) && mayHaveGrown(row)) await this.relisting.start(tx, row.seq);
    return { id, created: false, requeued };
  }

  private async insert(tx: Transaction, id: string, entry: NewItem): Promise<void> {
    const { ref, quality } = entry;
    const priority = PRIORITIES.indexOf(entry.priority);
    const isTrack = ref.type === 'track';
    const lane = isTrack ? laneOf(quality) : 0;
    const turn = isTrack ? await this.turns.nextLoose(tx, priority) : 0;
    const values = [
      id,
      ref.type,
      ref.source,
      ref.id,
      priority,
      lane,
      turn,
      entry.title ?? null,
      quality,
      entry.force ? 1 : 0,
    ];
    const row = await tx.get<ItemRow>(INSERT, [...values, this.clock.now()]);
    if (row) this.publisher.added(tx, row);
  }

  private async requeueTrack(tx: Transaction, row: ItemRow, entry: NewItem): Promise<boolean> {
    if (!wantsAgain(row, entry)) return false;
    await this.requeuer.track(tx, row, changesFor(entry));
    return true;
  }

  private async requeueCollection(tx: Transaction, row: ItemRow, entry: NewItem): Promise<boolean> {
    if (row.status === 'failed' || row.status === 'cancelled' || row.status === 'partial' || row.status === 'skipped') {
      const again = entry.force ? ([...UNFINISHED, 'completed'] as const) : UNFINISHED;
      const count = await this.requeuer.collection(tx, row, again, null, changesFor(entry));
      const gone = await this.requeueMissing(tx, row, entry);
      return count + gone > 0;
    }
    if (row.status !== 'completed') return false;
    if (entry.force || row.quality !== entry.quality) {
      return (await this.requeuer.collection(tx, row, ['completed', 'skipped'], null, changesFor(entry))) > 0;
    }
    return (await this.requeueMissing(tx, row, entry)) > 0;
  }

  private async requeueMissing(tx: Transaction, row: ItemRow, entry: NewItem): Promise<number> {
    if (!entry.missingIds?.length) return 0;
    return this.requeuer.collection(tx, row, ['completed'], entry.missingIds, changesFor(entry));
  }
}

function qualityFor(row: ItemRow, wish: NewItem): Quality {
  return wish.isDefaultQuality && row.quality !== 'PREVIEW' ? row.quality : wish.quality;
}

function changesFor(entry: NewItem): { quality: Quality; forced: 0 | 1 } {
  return { quality: entry.quality, forced: entry.force ? 1 : 0 };
}

/** Whether a track that is there is to be downloaded again. */
function wantsAgain(row: ItemRow, entry: NewItem): boolean {
  if (row.status === 'failed' || row.status === 'cancelled' || row.status === 'skipped') return true;
  if (row.status !== 'completed') return false;
  return entry.force === true || row.quality !== entry.quality || (entry.missingIds?.includes(row.id) ?? false);
}
