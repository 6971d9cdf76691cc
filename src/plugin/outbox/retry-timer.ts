import { Injectable } from '@nestjs/common';
import { DatabaseReader, WriteQueue } from '../../database/index.js';
import { Clock, type CancelTimer } from '../../domain/index.js';
import { LONGEST_DELAY_MS } from './failure-policy.js';
import { OutboxWakeUps } from './outbox-wake-ups.js';
import { refreshHead } from './run-heads.js';

const TRY_AGAIN_MS = 1000;
/** Less than this is the ordinary trimming of a clock. */
const CLOCK_TOLERANCE_MS = 1000;

export const EARLIEST_RETRY = `
SELECT next_at AS at FROM hook_run INDEXED BY hook_run_retry WHERE state = 'retry' AND next_at IS NOT NULL ORDER BY next_at LIMIT 1`;
export const RELEASE_RETRIES = `
UPDATE hook_run INDEXED BY hook_run_retry SET state = 'pending', next_at = NULL WHERE state = 'retry' AND next_at <= ?
RETURNING entity, head`;

/** Brings runs back when their delay is over: one timer for the earliest of them, no polling. */
@Injectable()
export class RetryTimer {
  private cancelTimer: CancelTimer | null = null;
  private armedFor = Number.POSITIVE_INFINITY;
  private isClosed = false;
  /** What both clocks said at the last look. */
  private seen: { wall: number; monotonic: number };

  constructor(
    private readonly clock: Clock,
    private readonly writeQueue: WriteQueue,
    private readonly reader: DatabaseReader,
    private readonly wakeUps: OutboxWakeUps,
  ) {
    this.seen = { wall: clock.now(), monotonic: clock.monotonic() };
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
    if (this.isClosed || at >= this.armedFor) return;
    this.cancelTimer?.();
    this.armedFor = at;
    this.cancelTimer = this.clock.schedule(at - this.clock.now(), () => {
      this.armedFor = Number.POSITIVE_INFINITY;
      void this.release();
    });
  }

  close(): void {
    this.isClosed = true;
    this.cancelTimer?.();
  }

  private async arm(): Promise<void> {
    const row = await this.reader.get<{ at: number }>(EARLIEST_RETRY);
    if (row) this.expect(row.at);
  }

  private async release(): Promise<void> {
    try {
      const setBackMs = this.setBackMs();
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

  /** How far the wall clock was set back since the last look. Timers do not notice it, times in rows do. */
  private setBackMs(): number {
    const wall = this.clock.now();
    const monotonic = this.clock.monotonic();
    const difference = this.seen.wall + (monotonic - this.seen.monotonic) - wall;
    this.seen = { wall, monotonic };
    return difference > CLOCK_TOLERANCE_MS ? Math.round(difference) : 0;
  }
}
