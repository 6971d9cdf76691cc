import { Injectable } from '@nestjs/common';
import { WriteQueue, type Transaction } from '../../database/index.js';
import { Clock, type CancelTimer } from '../../domain/index.js';
import { ItemPublisher } from '../view/item-publisher.js';
import { NO_ERROR } from '../rows/item-row.js';
import { QueueHolds } from '../live/queue-holds.js';
import { rowBySeq, updateRow } from '../rows/row-writer.js';
import { TransitionsStore } from '../store/transitions.store.js';
import { WakeUps } from './wake-ups.js';

/** Failures this shortly before an outage was recognised were its first signs. */
const REFUND_WINDOW_MS = 10_000;
const FIRST_PROBE_MS = 5_000;
const MAX_PROBE_MS = 60_000;

/**
 * What the queue does while the network is out: nothing, except one probe after 5, 10, 20 … 60 s. Any sign of life
 * of the probe ends the outage. Attempts that its first failures used up are given back.
 */
@Injectable()
export class NetworkOutage {
  private readonly recent: { seq: number; at: number }[] = [];
  private delayMs = FIRST_PROBE_MS;
  private cancelTimer: CancelTimer | null = null;
  private isProbeDue = false;
  private probeSeq: number | null = null;

  constructor(
    private readonly clock: Clock,
    private readonly holds: QueueHolds,
    private readonly writeQueue: WriteQueue,
    private readonly publisher: ItemPublisher,
    private readonly transitions: TransitionsStore,
    private readonly wakeUps: WakeUps,
  ) {
    this.holds.changed$.subscribe(({ reason, isHeld }) => {
      if (reason !== 'network') return;
      if (isHeld) this.begin();
      else this.end();
    });
  }

  get isHeld(): boolean {
    return this.holds.isHeld('network');
  }

  /** Whether one item may be started although the network is held. */
  get mayProbe(): boolean {
    return this.isHeld && this.isProbeDue && this.probeSeq === null;
  }

  noteProbe(seq: number): void {
    if (!this.mayProbe) return;
    this.probeSeq = seq;
    this.isProbeDue = false;
  }

  /** The network was not reached and an attempt was used for it. */
  noteFailure(seq: number): void {
    const at = this.clock.monotonic();
    this.recent.push({ seq, at });
    while (this.recent[0] && at - this.recent[0].at > REFUND_WINDOW_MS) this.recent.shift();
  }

  /** The run of an item got an answer of the other side, good or bad. */
  noteSuccess(seq: number): void {
    if (this.probeSeq === seq) this.holds.release('network');
  }

  /** The run of an item did not reach the network, or was stopped before it could tell. */
  noteNoAnswer(seq: number, wasStopped: boolean): void {
    if (this.probeSeq !== seq) return;
    this.probeSeq = null;
    if (wasStopped) {
      this.isProbeDue = true;
      return;
    }
    this.delayMs = Math.min(MAX_PROBE_MS, this.delayMs * 2);
    this.scheduleProbe();
  }

  close(): void {
    this.cancelTimer?.();
  }

  private begin(): void {
    if (this.cancelTimer) return;
    this.delayMs = FIRST_PROBE_MS;
    this.scheduleProbe();
    void this.refund();
  }

  private end(): void {
    this.cancelTimer?.();
    this.cancelTimer = null;
    this.isProbeDue = false;
    this.probeSeq = null;
  }

  private scheduleProbe(): void {
    this.cancelTimer = this.clock.schedule(this.delayMs, () => {
      this.isProbeDue = true;
      this.wakeUps.wake();
    });
  }

  private async refund(): Promise<void> {
    const since = this.clock.monotonic() - REFUND_WINDOW_MS;
    const seqs = this.recent.splice(0).filter(({ at }) => at >= since);
    if (seqs.length === 0) return;
    await this.writeQueue
      .run(async (tx) => {
        for (const { seq } of seqs) await this.giveBack(tx, seq);
      })
      .catch(() => undefined);
  }

  private async giveBack(tx: Transaction, seq: number): Promise<void> {
    const row = await rowBySeq(tx, seq);
    if (row?.error_code !== 'network' && row?.error_code !== 'timeout') return;
    const change = { ...NO_ERROR, attempts: Math.max(0, row.attempts - 1), waiting: null, next_attempt_at: null };
    if (row.status === 'failed') {
      await this.transitions.apply(tx, row, 'pending', { ...change, completed_at: null }, { event: 'returned' });
      await tx.run("UPDATE counter SET value = value - 1 WHERE name = 'ever:failure'");
    } else if (row.status === 'pending' && row.waiting === 'backoff') {
      const after = await updateRow(tx, seq, change);
      if (after) this.publisher.updated(tx, after, null);
    }
  }
}
