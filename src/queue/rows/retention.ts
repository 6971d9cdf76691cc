import { Injectable } from '@nestjs/common';
import { WriteQueue, type Transaction } from '../../database/index.js';

const ROWS_AT_ONCE = 2000;

/** Bounds what the host remembers, in small units so that nobody waits for it. */
@Injectable()
export class Retention {
  constructor(private readonly writeQueue: WriteQueue) {}

  /** @param before epoch ms; finished items' timelines, history and transfer notes from before it go */
  async prune(before: number): Promise<void> {
    await this.repeat((tx) =>
      tx.run(
        `DELETE FROM history WHERE seq IN (
           SELECT seq FROM history INDEXED BY history_time WHERE finished_at < ? LIMIT ${String(ROWS_AT_ONCE)})`,
        [before],
      ),
    );
    await this.repeat((tx) =>
      tx.run(
        `DELETE FROM timeline WHERE seq IN (
           SELECT timeline.seq FROM timeline JOIN item ON item.seq = timeline.item_seq
           WHERE timeline.at < ? AND item.status IN ('completed', 'failed', 'cancelled', 'skipped', 'partial')
           LIMIT ${String(ROWS_AT_ONCE)})`,
        [before],
      ),
    );
    // The daily limit looks back a day; a week is more than enough.
    await this.repeat((tx) =>
      tx.run(
        `DELETE FROM transfer WHERE seq IN (
           SELECT seq FROM transfer INDEXED BY transfer_at WHERE at < ? LIMIT ${String(ROWS_AT_ONCE)})`,
        [before],
      ),
    );
  }

  private async repeat(remove: (tx: Transaction) => Promise<{ changes: number }>): Promise<void> {
    for (;;) {
      const { changes } = await this.writeQueue.run(remove);
      if (changes < ROWS_AT_ONCE) return;
    }
  }
}
