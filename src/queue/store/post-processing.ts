import { Injectable } from '@nestjs/common';
import { WriteQueue, type Transaction } from '../../database/index.js';
import { Clock, PluginFaultError, type PostStatus } from '../../domain/index.js';
import type { ItemPatch } from '../item-processor.js';
import { DueTimer } from '../pacing/due-timer.js';
import { errorColumns } from '../pacing/retry-policy.js';
import { WakeUps } from '../pacing/wake-ups.js';
import { isCollection, isDegraded, type ItemRow } from '../rows/item-row.js';
import { rowById, updateRow, type RowChange } from '../rows/row-writer.js';
import { ItemPublisher } from '../view/item-publisher.js';
import { ListenerEffects } from './listener-effects.js';
import { ItemPatches, columnsOf } from './item-patches.js';
import { TransitionsStore } from './transitions.store.js';

/** How the hook runs of an item stand now. */
export interface PostSettlement {
  post: PostStatus;
  /** What a track does that waits for its plugins: it goes on waiting, at most until a time (epoch ms), or is published now. */
  wait: 'keep' | 'release' | { until: number };
  /** It must not be published: in words, whose fault it is and what to do. Only while it waits. */
  failure?: string | null;
  /** In words, for the timeline. */
  note?: string | null;
  /** Facts that a hook corrected. */
  facts?: Pick<ItemPatch, 'title' | 'artist' | 'album' | 'meta'> | null;
}

/** What the hooks of an item come to: the only writer of `post` beside the effects of a transition. */
@Injectable()
export class PostProcessing {
  constructor(
    private readonly clock: Clock,
    private readonly writeQueue: WriteQueue,
    private readonly transitions: TransitionsStore,
    private readonly effects: ListenerEffects,
    private readonly patches: ItemPatches,
    private readonly publisher: ItemPublisher,
    private readonly dueTimer: DueTimer,
    private readonly wakeUps: WakeUps,
  ) {}

  /** Writes it in the unit in which the runs changed, and publishes the item when it looks different. Does nothing when it is gone. */
  async settle(tx: Transaction, itemId: string, settlement: PostSettlement): Promise<void> {
    const row = await rowById(tx, itemId);
    if (!row) return;
    if (settlement.note) await this.patches.note(tx, row, settlement.note);
    const facts = settlement.facts ? columnsOf(settlement.facts) : {};
    if (settlement.failure && isWaiting(row)) {
      await this.fail(tx, row, { ...facts, post: settlement.post }, settlement.failure);
      return;
    }
    const change = differing(row, { ...facts, ...this.waitOf(tx, row, settlement.wait), post: settlement.post });
    if (Object.keys(change).length === 0) return;
    const after = await updateRow(tx, row.seq, change);
    if (!after) return;
    this.publisher.updated(tx, after, null);
    const hasTurned = isDegraded(row) !== isDegraded(after) && row.status === 'completed' && !isCollection(row);
    if (hasTurned && row.parent_seq !== null) {
      await this.transitions.refreshDegraded(tx, row.parent_seq, isDegraded(after));
    }
  }

  /** What its hooks made of a staged track is lost: listeners are told as if it had just been staged, and it may wait once more. */
  async processAgain(itemId: string): Promise<void> {
    await this.writeQueue.run(async (tx) => {
      const row = await rowById(tx, itemId);
      if (row?.status !== 'processing') return;
      const after = await this.effects.of(tx, row, 'downloading', this.clock.now());
      if (after !== row) this.publisher.updated(tx, after, null);
    });
  }

  /** Says something in the timeline of an item, once. */
  note(itemId: string, message: string): Promise<void> {
    return this.writeQueue.run(async (tx) => {
      const row = await rowById(tx, itemId);
      if (row) await this.patches.note(tx, row, message);
    });
  }

  private waitOf(tx: Transaction, row: ItemRow, wait: PostSettlement['wait']): RowChange {
    if (!isWaiting(row) || wait === 'keep') return {};
    if (wait === 'release') {
      tx.afterCommit(() => {
        this.wakeUps.wake();
      });
      return { waiting: null, next_attempt_at: null };
    }
    // It waited for good, and what it waits for now it does not need for good.
    if (row.next_attempt_at !== null) return {};
    tx.afterCommit(() => {
      this.dueTimer.expect(wait.until);
    });
    return { next_attempt_at: wait.until };
  }

  private async fail(tx: Transaction, row: ItemRow, change: RowChange, failure: string): Promise<void> {
    const now = this.clock.now();
    const columns = errorColumns(new PluginFaultError(failure), now);
    const rest = { stage: null, waiting: null, next_attempt_at: null, completed_at: now };
    await this.transitions.apply(
      tx,
      row,
      'failed',
      { ...change, ...columns, ...rest },
      {
        code: columns.error_code,
        message: failure,
      },
    );
  }
}

function isWaiting(row: ItemRow): boolean {
  return row.status === 'processing' && row.waiting === 'plugin';
}

function differing(row: ItemRow, change: RowChange): RowChange {
  return Object.fromEntries(
    Object.entries(change).filter(([column, value]) => row[column as keyof RowChange] !== value),
  );
}
