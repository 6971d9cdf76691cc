import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../database/index.js';
import type { ItemStatus } from '../../domain/index.js';
import { DueTimer } from '../pacing/due-timer.js';
import { QueueRegistry } from '../queue-registry.js';
import { logTimeline } from '../rows/item-log.js';
import { toItem } from '../rows/item-mapper.js';
import type { ItemRow } from '../rows/item-row.js';
import { updateRow, type RowChange } from '../rows/row-writer.js';

/** Tells the listeners of a change inside its unit, and writes what they make of it. */
@Injectable()
export class ListenerEffects {
  constructor(
    private readonly registry: QueueRegistry,
    private readonly dueTimer: DueTimer,
  ) {}

  /**
   * @param row as it is after the change
   * @returns the row with the effects; the same object when there were none, and then no statement either
   */
  async of(tx: Transaction, row: ItemRow, from: ItemStatus, at: number): Promise<ItemRow> {
    const { listeners } = this.registry;
    if (listeners.length === 0) return row;
    let after = row;
    for (const listener of listeners) {
      const effect = await listener.onTransition(tx, { item: toItem(after), from, to: row.status, at });
      const change: RowChange = {};
      if (effect?.post !== undefined && effect.post !== after.post) change.post = effect.post;
      if (effect?.waiting && row.status === 'processing') {
        Object.assign(change, { waiting: 'plugin', next_attempt_at: effect.waiting.until });
        this.expect(tx, effect.waiting.until);
      }
      if (Object.keys(change).length > 0) after = (await updateRow(tx, row.seq, change)) ?? after;
      if (effect?.note !== undefined) logTimeline(tx, after, at, null, { event: 'note', message: effect.note });
    }
    return after;
  }

  private expect(tx: Transaction, until: number | null): void {
    if (until === null) return;
    tx.afterCommit(() => {
      this.dueTimer.expect(until);
    });
  }
}
