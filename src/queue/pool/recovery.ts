import { Injectable } from '@nestjs/common';
import { DatabaseReader, WriteQueue } from '../../database/index.js';
import type { LogNote } from '../rows/item-log.js';
import type { ItemRow } from '../rows/item-row.js';
import { TransitionsStore } from '../store/transitions.store.js';

/** What a boot puts right after a stop of whatever kind. */
@Injectable()
export class Recovery {
  constructor(
    private readonly writeQueue: WriteQueue,
    private readonly reader: DatabaseReader,
    private readonly transitions: TransitionsStore,
  ) {}

  /** Interrupted transfers go back to the queue, without an attempt used; `processing` stays and is finished again. */
  async recover(): Promise<void> {
    await this.writeQueue.run(async (tx) => {
      const rows = await tx.all<ItemRow>(
        `SELECT * FROM item INDEXED BY item_busy WHERE type = 'track' AND status IN ('downloading', 'processing')`,
      );
      for (const row of rows.filter(({ status }) => status === 'downloading')) {
        const note: LogNote = { event: 'returned', message: 'the host was restarted' };
        await this.transitions.apply(tx, row, 'pending', { stage: null }, note);
      }
    });
  }

  /** Ids of the items that may go on from staged bytes; those of all others are litter. */
  async living(): Promise<ReadonlySet<string>> {
    const rows = await this.reader.all<{ id: string }>(
      `SELECT id FROM item INDEXED BY item_living WHERE started_at IS NOT NULL
       AND status IN ('pending', 'downloading', 'processing', 'paused', 'failed')`,
    );
    return new Set(rows.map(({ id }) => id));
  }
}
