import { Injectable, Logger } from '@nestjs/common';
import { Subject, merge, takeUntil } from 'rxjs';
import { DatabaseReader, WriteQueue, type Transaction } from '../../database/index.js';
import { Clock, CoalescedRounds, DiskFullError, toHostError, type HoldReason } from '../../domain/index.js';
import { nextDue, withoutTwins } from '../rows/claim.js';
import { DueTimer } from '../pacing/due-timer.js';
import { Expander } from '../expansion/expander.js';
import type { ItemProcessor } from '../item-processor.js';
import type { ItemRow, Lane } from '../rows/item-row.js';
import { ItemRunner } from './item-runner.js';
import type { LiveRun } from '../live/live-run.js';
import { LiveRuns } from '../live/live-runs.js';
import { NetworkOutage } from '../pacing/network-outage.js';
import { QueueControl } from '../queue-control.js';
import { QueueHolds } from '../live/queue-holds.js';
import { QueueRegistry } from '../queue-registry.js';
import { TransitionsStore } from '../store/transitions.store.js';
import { Turns } from '../rows/turns.js';
import { WakeUps } from '../pacing/wake-ups.js';

/** Publication mostly waits for the disk, several times a file: fewer slots would make it the narrowest place of all. */
const FINISH_SLOTS = 8;
const EXPANSION_SLOTS = 2;
const TRY_AGAIN_MS = 1000;

const TO_FINISH = `
SELECT * FROM item INDEXED BY item_finish WHERE status = 'processing' AND waiting IS NULL AND type = 'track'
  AND seq NOT IN (SELECT value FROM json_each(?))
ORDER BY priority, turn, seq LIMIT ?`;

/**
 * Pulls what is due whenever a slot is free. Nothing waits in memory: a slot asks the database for the next item, so
 * concurrency changes live and a paused item costs nothing. Downloads and finishing have slots of their own, so slow
 * post-processing never slows a transfer.
 */
@Injectable()
export class WorkerPool {
  private readonly logger = new Logger('Queue');
  private readonly stopped = new Subject<void>();
  private isRunning = false;
  /** Whether there may be collections to be listed; a track that ends leaves none. */
  private mayExpand = true;
  private readonly rounds = new CoalescedRounds(() => this.round());

  constructor(
    private readonly clock: Clock,
    private readonly writeQueue: WriteQueue,
    private readonly reader: DatabaseReader,
    private readonly registry: QueueRegistry,
    private readonly control: QueueControl,
    private readonly holds: QueueHolds,
    private readonly outage: NetworkOutage,
    private readonly transitions: TransitionsStore,
    private readonly turns: Turns,
    private readonly runs: LiveRuns,
    private readonly runner: ItemRunner,
    private readonly expander: Expander,
    private readonly dueTimer: DueTimer,
    private readonly wakeUps: WakeUps,
  ) {}

  /** Transfers that run now. */
  get activeCount(): number {
    return this.runs.count('download');
  }

  /** Begins to claim. Calling it again does nothing. */
  start(): void {
    if (this.isRunning) return;
    this.isRunning = true;
    merge(this.wakeUps.wake$, this.registry.registered$)
      .pipe(takeUntil(this.stopped))
      .subscribe(() => {
        this.mayExpand = true;
        this.rounds.wake();
      });
    this.wakeUps.wake();
  }

  /**
   * Claims nothing more, stops what runs (transfers end with a checkpoint and go back to the queue) and waits for it.
   * Resolves after `timeoutMs` at the latest; what is left then is put right at the next boot.
   */
  async drain(timeoutMs: number): Promise<void> {
    this.isRunning = false;
    this.stopped.next();
    this.runner.close();
    const allEnded = this.stopAll();
    const timeUp = new AbortController();
    await Promise.race([allEnded, this.clock.wait(timeoutMs, timeUp.signal).catch(() => undefined)]);
    timeUp.abort();
  }

  private async stopAll(): Promise<void> {
    this.runs.interrupt(this.runs.all(), 'shutdown');
    await this.rounds.close();
    await Promise.all([this.expander.stopAll(), ...this.runs.all().map(({ ended }) => ended)]);
  }

  private async round(): Promise<void> {
    const { processor } = this.registry;
    if (!processor || !this.isRunning) return;
    try {
      await this.fillDownloads(processor);
      await this.fillFinishes(processor);
      await this.fillExpansions(processor);
    } catch (error) {
      this.logger.error(`nothing could be claimed: ${toHostError(error).message}`);
      if (error instanceof DiskFullError) this.holds.hold('disk', { message: error.message });
      this.dueTimer.wakeIn(TRY_AGAIN_MS);
    }
  }

  private async fillDownloads(processor: ItemProcessor): Promise<void> {
    const except: HoldReason[] = this.outage.mayProbe ? ['network'] : [];
    const lanes = ([0, 1] as const).filter((lane) => this.holds.laneHold(lane, except) === null);
    const free = this.control.state().concurrency - this.activeCount;
    const slots = this.outage.isHeld ? Math.min(1, free) : free;
    if (slots <= 0 || lanes.length === 0) return;
    for (const row of await this.claim(lanes, slots)) {
      this.outage.noteProbe(row.seq);
      this.launch(row, 'download', processor);
    }
  }

  /** One unit for all free slots. */
  private claim(lanes: readonly Lane[], slots: number): Promise<ItemRow[]> {
    return this.writeQueue.run(async (tx) => {
      const claimed: ItemRow[] = [];
      for (;;) {
        const due = await nextDue(tx, lanes, slots - claimed.length);
        const free = withoutTwins(due);
        claimed.push(...(await this.begin(tx, free)));
        // Twins stand before others that are due; from now on the claim passes over them.
        if (free.length === due.length) break;
      }
      tx.afterCommit(() => {
        for (const row of claimed) this.turns.noteServed(row.priority, row.turn);
      });
      return claimed;
    });
  }

  private async begin(tx: Transaction, due: readonly ItemRow[]): Promise<ItemRow[]> {
    if (due.length === 0) return [];
    const order = due.map(({ seq }) => seq);
    const since = { sql: 'started_at = coalesce(started_at, ?)', params: [this.clock.now()] };
    const rows = await this.transitions.applyIf(tx, order, ['pending', 'downloading'], { stage: 'resolving' }, since);
    return rows.sort((one, other) => order.indexOf(one.seq) - order.indexOf(other.seq));
  }

  private async fillFinishes(processor: ItemProcessor): Promise<void> {
    const slots = FINISH_SLOTS - this.runs.count('finish');
    if (slots <= 0 || this.holds.isHeld('disk')) return;
    // Also those that end while the rows are read, and would look as if they had not begun: they are left to the next round.
    const live = this.runs.all().map(({ seq }) => seq);
    for (const row of await this.reader.all<ItemRow>(TO_FINISH, [JSON.stringify(live), slots])) {
      this.launch(row, 'finish', processor);
    }
  }

  private async fillExpansions(processor: ItemProcessor): Promise<void> {
    if (!this.mayExpand || this.expander.count >= EXPANSION_SLOTS) return;
    this.mayExpand = false;
    try {
      await this.expander.fill(EXPANSION_SLOTS, processor);
    } catch (error) {
      this.mayExpand = true;
      throw error;
    }
  }

  private launch(row: ItemRow, phase: LiveRun['phase'], processor: ItemProcessor): void {
    if (!this.isRunning) return;
    const next = (): void => {
      // The next one that asks whether the network is back may be a listing.
      if (this.outage.isHeld) this.mayExpand = true;
      this.rounds.wake();
    };
    void this.runner.run(row, phase, processor, next).finally(next);
  }
}
