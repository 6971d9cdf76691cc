import { Injectable } from '@nestjs/common';
import { DatabaseReader, WriteQueue, type Transaction } from '../../database/index.js';
import { Clock, EarliestTimer } from '../../domain/index.js';
import { ItemPublisher } from '../view/item-publisher.js';
import type { ItemRow } from '../rows/item-row.js';
import { WakeUps } from './wake-ups.js';

const RETRY_AFTER_FAILURE_MS = 1000;
/** No delay is meant to be longer; one that is comes from a wall clock that was wrong when it was written. */
const LONGEST_DELAY_MS = 24 * 3600 * 1000;

/** Brings delayed items back when their time has come, and those that waited long enough for their plugins: one timer for the earliest of them, no polling. */
@Injectable()
export class DueTimer {
  private readonly timer: EarliestTimer;

  constructor(
    private readonly clock: Clock,
    private readonly writeQueue: WriteQueue,
    private readonly reader: DatabaseReader,
    private readonly publisher: ItemPublisher,
    private readonly wakeUps: WakeUps,
  ) {
    this.timer = new EarliestTimer(clock, () => void this.release());
  }

  /** At boot: takes over what was delayed before. */
  async start(): Promise<void> {
    const now = this.clock.now();
    await this.writeQueue.run((tx) =>
      tx.run(
        `UPDATE item INDEXED BY item_due SET next_attempt_at = ? WHERE waiting IN ('backoff', 'plugin') AND next_attempt_at > ?`,
        [now, now + LONGEST_DELAY_MS],
      ),
    );
    await this.arm();
  }

  private async arm(): Promise<void> {
    const row = await this.reader.get<{ at: number }>(
      `SELECT next_attempt_at AS at FROM item INDEXED BY item_due WHERE waiting IN ('backoff', 'plugin') AND next_attempt_at IS NOT NULL ORDER BY next_attempt_at LIMIT 1`,
    );
    if (row) this.expect(row.at);
  }

  /** Something is due at that time, epoch ms. */
  expect(at: number): void {
    this.timer.expect(at);
  }

  /** A wake-up after a delay, for what is due but could not be done now. */
  wakeIn(delayMs: number): void {
    this.expect(this.clock.now() + delayMs);
  }

  close(): void {
    this.timer.close();
  }

  private async release(): Promise<void> {
    try {
      const setBackMs = this.timer.setBackMs();
      await this.writeQueue.run(async (tx) => {
        if (setBackMs > 0) await moveForward(tx, setBackMs);
        const rows = await tx.all<ItemRow>(
          `UPDATE item INDEXED BY item_due SET waiting = NULL, next_attempt_at = NULL
           WHERE waiting IN ('backoff', 'plugin') AND next_attempt_at <= ? RETURNING *`,
          [this.clock.now()],
        );
        for (const row of rows) this.publisher.updated(tx, row, null);
      });
      await this.arm();
      this.wakeUps.wake();
    } catch {
      // The database could not be written now; what is due stays due.
      this.expect(this.clock.now() + RETRY_AFTER_FAILURE_MS);
    }
  }
}

async function moveForward(tx: Transaction, ms: number): Promise<void> {
  await tx.run(
    `UPDATE item INDEXED BY item_due SET next_attempt_at = next_attempt_at - ? WHERE waiting IN ('backoff', 'plugin')`,
    [ms],
  );
}
