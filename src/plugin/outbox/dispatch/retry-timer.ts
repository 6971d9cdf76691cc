import { Injectable } from '@nestjs/common';
import { DatabaseReader, WriteQueue } from '../../../database/index.js';
import { Clock, EarliestTimer } from '../../../domain/index.js';
import { LONGEST_DELAY_MS } from './failure-policy.js';
import { OutboxWakeUps } from '../outbox-wake-ups.js';
import { refreshHead } from '../rows/run-heads.js';

const TRY_AGAIN_MS = 1000;

export const EARLIEST_RETRY = `
SELECT next_at AS at FROM hook_run INDEXED BY hook_run_retry WHERE state = 'retry' AND next_at IS NOT NULL ORDER BY next_at LIMIT 1`;
export const RELEASE_RETRIES = `
UPDATE hook_run INDEXED BY hook_run_retry SET state = 'pending', next_at = NULL WHERE state = 'retry' AND next_at <= ?
RETURNING entity, head`;

/** Brings runs back when their delay is over: one timer for the earliest of them, no polling. */
@Injectable()
export class RetryTimer {
  private readonly timer: EarliestTimer;

  constructor(
    private readonly clock: Clock,
    private readonly writeQueue: WriteQueue,
    private readonly reader: DatabaseReader,
    private readonly wakeUps: OutboxWakeUps,
  ) {
    this.timer = new EarliestTimer(clock, () => void this.release());
  }

  /** At boot: takes over what was delayed before. A time further away than any delay was written under a wrong clock. */
  async start(): Promise<void> {
    const now = this.clock.now();
    await this.writeQueue.run((tx) =>
      tx.run(`UPDATE hook_run INDEXED BY hook_run_retry SET next_at = ? WHERE state = 'retry' AND next_at > ?`, [
        now,
        now + LONGEST_DELAY_MS,
      ]),
    );
    await this.arm();
  }

  /** A run is due at that time, epoch ms. */
  expect(at: number): void {
    this.timer.expect(at);
  }

  close(): void {
    this.timer.close();
  }

  private async arm(): Promise<void> {
    const row = await this.reader.get<{ at: number }>(EARLIEST_RETRY);
    if (row) this.expect(row.at);
  }

  private async release(): Promise<void> {
    try {
      const setBackMs = this.timer.setBackMs();
      await this.writeQueue.run(async (tx) => {
        if (setBackMs > 0) {
          await tx.run(`UPDATE hook_run INDEXED BY hook_run_retry SET next_at = next_at - ? WHERE state = 'retry'`, [
            setBackMs,
          ]);
        }
        const now = this.clock.now();
        const rows = await tx.all<{ entity: string; head: 0 | 1 }>(RELEASE_RETRIES, [now]);
        // The others of an item have passed one that comes back after long; whatever else comes back is at the head already.
        const passed = rows.filter(({ head }) => head === 0);
        for (const entity of new Set(passed.map((row) => row.entity))) await refreshHead(tx, entity, now);
      });
      await this.arm();
      this.wakeUps.wake();
    } catch {
      // The database could not be written now; what is due stays due.
      this.expect(this.clock.now() + TRY_AGAIN_MS);
    }
  }
}
