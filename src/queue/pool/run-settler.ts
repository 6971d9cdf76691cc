import { Injectable } from '@nestjs/common';
import { LiveSettings } from '../../config/index.js';
import { WriteQueue, type Transaction } from '../../database/index.js';
import { Clock, type HostError } from '../../domain/index.js';
import { DueTimer } from '../pacing/due-timer.js';
import { logTimeline, type LogNote } from '../rows/item-log.js';
import { ItemPublisher } from '../view/item-publisher.js';
import { NO_ERROR, type ItemRow } from '../rows/item-row.js';
import type { LiveRun } from '../live/live-run.js';
import { NetworkOutage } from '../pacing/network-outage.js';
import { PathReservations } from '../store/path-reservations.js';
import { QueueHolds } from '../live/queue-holds.js';
import { errorColumns, isNetworkTrouble, judge, type Verdict } from '../pacing/retry-policy.js';
import { rowBySeq, updateRow, type RowChange } from '../rows/row-writer.js';
import type { RunOutcome } from './run-outcome.js';
import { TransitionsStore } from '../store/transitions.store.js';

/**
 * Commits how a run ended. A command that was committed meanwhile (pause, cancel, remove) has moved the row on: then
 * there is nothing left to say.
 */
@Injectable()
export class RunSettler {
  constructor(
    private readonly clock: Clock,
    private readonly settings: LiveSettings,
    private readonly writeQueue: WriteQueue,
    private readonly transitions: TransitionsStore,
    private readonly publisher: ItemPublisher,
    private readonly paths: PathReservations,
    private readonly holds: QueueHolds,
    private readonly outage: NetworkOutage,
    private readonly dueTimer: DueTimer,
  ) {}

  /** After the download phase: to processing, skipped, back to pending, or failed. */
  async settleDownload(run: LiveRun, outcome: RunOutcome): Promise<void> {
    this.holdQueue(run, outcome);
    this.noteNetwork(run, outcome);
    await this.writeQueue.run(async (tx) => {
      if (outcome.kind === 'staged' && (await this.staged(tx, run))) return;
      const row = await rowBySeq(tx, run.seq);
      if (row?.status === 'paused') await this.notePaused(tx, row, run);
      if (row?.status !== 'downloading') return;
      tx.afterCommit(() => {
        run.hasLeft = true;
      });
      const left = { stage: null, bytes: run.bytes, total_bytes: run.totalBytes ?? row.total_bytes };
      switch (outcome.kind) {
        case 'staged':
        case 'filed':
          break;
        case 'skipped':
          await this.transitions.apply(
            tx,
            row,
            'skipped',
            { ...left, ...NO_ERROR, staged: null, completed_at: this.clock.now() },
            {
              message: outcome.reason,
            },
          );
          break;
        case 'twin':
          await this.giveBack(
            tx,
            row,
            { ...left, recording: outcome.recording },
            'another item transfers this recording',
          );
          break;
        case 'interrupted':
          await this.giveBack(tx, row, left, 'stopped');
          break;
        case 'error':
          await this.fail(tx, row, outcome.error, left);
          break;
      }
    });
  }

  /** After post-processing and publication: to completed, failed, or once more. */
  async settleFinish(run: LiveRun, outcome: RunOutcome): Promise<void> {
    this.holdQueue(run, outcome);
    await this.writeQueue.run(async (tx) => {
      if (outcome.kind === 'filed') {
        await this.complete(tx, run, outcome.outputPath);
        return;
      }
      const row = await rowBySeq(tx, run.seq);
      if (row?.status !== 'processing') return;
      if (outcome.kind === 'error') await this.failFinish(tx, row, outcome.error);
      else await updateRow(tx, row.seq, { stage: 'processing' });
    });
  }

  /** The command committed what the row knew; by now it is known how much was staged when the transfer stopped. */
  private async notePaused(tx: Transaction, row: ItemRow, run: LiveRun): Promise<void> {
    const { bytes, totalBytes } = run;
    if (bytes === row.bytes && (totalBytes ?? row.total_bytes) === row.total_bytes) return;
    const after = await updateRow(tx, row.seq, { bytes, total_bytes: totalBytes ?? row.total_bytes });
    if (!after) return;
    this.publisher.updated(tx, after, null);
    if (after.parent_seq !== null) await this.transitions.fold(tx, after.parent_seq);
  }

  /** The way that nearly all go, in one statement. @returns whether the row was still `downloading` */
  private async staged(tx: Transaction, run: LiveRun): Promise<boolean> {
    const { bytes, totalBytes } = run;
    const total = totalBytes === null ? {} : { total_bytes: totalBytes };
    const left: RowChange = { ...NO_ERROR, stage: 'processing', bytes, ...total };
    const [row] = await this.transitions.applyIf(tx, [run.seq], ['downloading', 'processing'], left);
    if (!row) return false;
    tx.afterCommit(() => {
      run.hasLeft = true;
    });
    return true;
  }

  private async complete(tx: Transaction, run: LiveRun, path: string): Promise<void> {
    const [row] = await this.transitions.applyIf(tx, [run.seq], ['processing', 'completed'], {
      ...NO_ERROR,
      stage: null,
      waiting: null,
      next_attempt_at: null,
      staged: null,
      forced: 0,
      output_path: path,
      completed_at: this.clock.now(),
    });
    if (row) this.paths.markPublished(tx, path);
  }

  private async fail(tx: Transaction, row: ItemRow, error: HostError, left: RowChange): Promise<void> {
    const verdict = this.verdict(row, error);
    const now = this.clock.now();
    const note: LogNote = {
      event: 'attempt-failed',
      code: errorColumns(error, now).error_code,
      message: error.message,
    };
    if (verdict.kind === 'return') {
      // A preview is not stopped by holds of the account; if its source asks for one all the same, it needs one.
      const isStillOpen =
        verdict.hold !== null && row.lane === 0 && ['auth', 'config', 'daily-limit'].includes(verdict.hold);
      await this.giveBack(tx, row, isStillOpen ? { ...left, lane: 1 } : left, error.message);
      return;
    }
    const used = { ...left, ...errorColumns(error, now), attempts: row.attempts + 1 };
    if (verdict.kind === 'fail') {
      await this.transitions.apply(tx, row, 'failed', { ...used, completed_at: now }, { ...note, event: 'status' });
    } else {
      const at = now + verdict.delayMs;
      await this.transitions.apply(tx, row, 'pending', { ...used, waiting: 'backoff', next_attempt_at: at }, note);
      this.expect(tx, at);
    }
    if (isNetworkTrouble(error)) {
      tx.afterCommit(() => {
        this.outage.noteFailure(row.seq);
      });
    }
  }

  /** Staged bytes are whole, so the row stays `processing` and only waits. */
  private async failFinish(tx: Transaction, row: ItemRow, error: HostError): Promise<void> {
    const now = this.clock.now();
    const verdict = this.verdict(row, error);
    if (verdict.kind === 'fail') {
      const change = { ...errorColumns(error, now), stage: null, attempts: row.attempts + 1, completed_at: now };
      const note = { code: change.error_code, message: error.message };
      await this.transitions.apply(tx, row, 'failed', change, note);
      return;
    }
    // Only a full disk keeps the others from being finished; after any other hold this one comes back by its own delay.
    const delayMs =
      verdict.kind === 'backoff' ? verdict.delayMs : verdict.hold === 'disk' ? 0 : (error.retryAfterMs ?? 5000);
    const at = now + delayMs;
    const after = await updateRow(tx, row.seq, {
      ...errorColumns(error, now),
      stage: 'processing',
      attempts: row.attempts + (verdict.kind === 'backoff' ? 1 : 0),
      // Told to wait for its plugins once more, it is tried again when that is over.
      ...(delayMs > 0 && row.waiting !== 'plugin' ? { waiting: 'backoff', next_attempt_at: at } : {}),
    });
    if (!after) return;
    logTimeline(tx, after, now, null, {
      event: 'attempt-failed',
      code: after.error_code,
      message: error.message,
    });
    this.publisher.updated(tx, after, null);
    if (delayMs > 0) this.expect(tx, at);
  }

  private async giveBack(tx: Transaction, row: ItemRow, change: RowChange, message: string): Promise<void> {
    await this.transitions.apply(tx, row, 'pending', change, { event: 'returned', message });
  }

  private verdict(row: ItemRow, error: HostError): Verdict {
    const { maxRetries } = this.settings.current.network;
    return judge(error, { attempts: row.attempts, maxRetries, isNetworkHeld: this.outage.isHeld });
  }

  /**
   * Before anything is written, so that no claim takes the item again meanwhile. Not when the hold has ended since the
   * run began: its cause may be gone, the next run will tell.
   */
  private holdQueue(run: LiveRun, outcome: RunOutcome): void {
    if (outcome.kind !== 'error' || !outcome.error.hold) return;
    const { hold, message, retryAfterMs } = outcome.error;
    if (this.holds.hasEndedSince(hold, run.beganAt)) return;
    this.holds.hold(hold, {
      message,
      ...(retryAfterMs === undefined ? {} : { until: this.clock.now() + retryAfterMs }),
    });
  }

  private expect(tx: Transaction, at: number): void {
    tx.afterCommit(() => {
      this.dueTimer.expect(at);
    });
  }

  private noteNetwork(run: LiveRun, outcome: RunOutcome): void {
    if (outcome.kind === 'interrupted') this.outage.noteNoAnswer(run.seq, true);
    else if (outcome.kind === 'error' && isNetworkTrouble(outcome.error)) this.outage.noteNoAnswer(run.seq, false);
    else this.outage.noteSuccess(run.seq);
  }
}
