import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../database/index.js';
import type { ItemStatus } from '../../domain/index.js';
import { EventBus } from '../../events/index.js';
import { isCollection, type ItemRow } from '../rows/item-row.js';
import { ItemView } from './item-view.js';

interface PendingUpdate {
  row: ItemRow;
  from: ItemStatus | null;
}

/** Events that are published in one go; what listeners do for so many takes some milliseconds. */
const AT_ONCE = 100;

/**
 * Publishes what units changed, after their commit only and in its order. Changes of collections are coalesced: one
 * event a collection and commit group, however many of its tracks changed in it. A command on ten thousand tracks does
 * not hold up the others: its events come bit by bit.
 */
@Injectable()
export class ItemPublisher {
  private readonly queue: (() => void)[] = [];
  private readonly collections = new Map<number, PendingUpdate>();
  private isFlushing = false;
  private isPublishing = false;

  constructor(
    private readonly events: EventBus,
    private readonly view: ItemView,
  ) {}

  added(tx: Transaction, row: ItemRow): void {
    this.afterCommit(tx, () => {
      this.events.publish('item.added', { item: this.view.of(row) });
    });
  }

  /** @param from the status before, or null when it did not change */
  updated(tx: Transaction, row: ItemRow, from: ItemStatus | null): void {
    if (isCollection(row)) {
      tx.afterCommit(() => {
        this.collections.set(row.seq, { row, from: this.collections.get(row.seq)?.from ?? from });
        this.flushSoon();
      });
    } else {
      this.afterCommit(tx, () => {
        this.publishUpdate({ row, from });
      });
    }
  }

  childrenAdded(tx: Transaction, parentId: string, count: number): void {
    this.afterCommit(tx, () => {
      this.events.publish('children.added', { parentId, count });
    });
  }

  removed(tx: Transaction, row: ItemRow): void {
    tx.afterCommit(() => {
      this.collections.delete(row.seq);
    });
    this.afterCommit(tx, () => {
      this.events.publish('item.removed', { id: row.id, parentId: row.parent_id });
    });
  }

  private afterCommit(tx: Transaction, publish: () => void): void {
    tx.afterCommit(() => {
      this.queue.push(publish);
      this.flushSoon();
    });
  }

  /**
   * A microtask runs when the callbacks of the whole commit group are through, and before any caller goes on. So a caller
   * finds its events published, unless they are too many.
   */
  private flushSoon(): void {
    if (this.isFlushing) return;
    this.isFlushing = true;
    queueMicrotask(() => {
      this.isFlushing = false;
      for (const update of this.collections.values()) {
        this.queue.push(() => {
          this.publishUpdate(update);
        });
      }
      this.collections.clear();
      // What comes later waits for what came before.
      if (!this.isPublishing) this.publishSome();
    });
  }

  private publishSome(): void {
    for (const publish of this.queue.splice(0, AT_ONCE)) publish();
    this.isPublishing = this.queue.length > 0;
    if (this.isPublishing) {
      setImmediate(() => {
        this.publishSome();
      });
    }
  }

  private publishUpdate({ row, from }: PendingUpdate): void {
    // What runs of a collection whoever tells clients of it adds by its own measure.
    const item = this.view.atRest(row);
    const hasChanged = from !== null && from !== row.status;
    this.events.publish('item.updated', hasChanged ? { item, from, to: row.status } : { item });
  }
}
