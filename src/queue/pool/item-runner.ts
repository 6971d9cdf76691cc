import { Injectable, Logger } from '@nestjs/common';
import { DatabaseReader, WriteQueue } from '../../database/index.js';
import { Clock, toHostError } from '../../domain/index.js';
import { EventBus } from '../../events/index.js';
import { toQueuedItem } from '../rows/item-mapper.js';
import { ItemPatches } from '../store/item-patches.js';
import { RunInterruption, type ItemProcessor, type QueuedItem } from '../item-processor.js';
import type { ItemRow } from '../rows/item-row.js';
import { LiveRun } from '../live/live-run.js';
import { LiveRuns } from '../live/live-runs.js';
import { NetworkOutage } from '../pacing/network-outage.js';
import { QueueHolds } from '../live/queue-holds.js';
import { PathReservations } from '../store/path-reservations.js';
import { Undertakings } from '../store/undertakings.js';
import { ItemRunContext, type RunServices } from './run-context.js';
import { outcomeOf, type RunOutcome } from './run-outcome.js';
import { RunSettler } from './run-settler.js';

/** A settlement that the database refuses is tried again: without it the item would run for ever. */
const SETTLE_AGAIN_MS = 1000;

/** Runs one claimed item through one phase, and sees to it that the row says how it ended. */
@Injectable()
export class ItemRunner {
  private readonly logger = new Logger('Queue');
  private readonly services: RunServices;
  private isClosing = false;

  constructor(
    private readonly clock: Clock,
    private readonly reader: DatabaseReader,
    private readonly runs: LiveRuns,
    private readonly settler: RunSettler,
    private readonly outage: NetworkOutage,
    private readonly holds: QueueHolds,
    writeQueue: WriteQueue,
    events: EventBus,
    patches: ItemPatches,
    paths: PathReservations,
    undertakings: Undertakings,
  ) {
    this.services = { writeQueue, clock, events, patches, paths, undertakings };
  }

  /** From now on a settlement that fails is left to the next boot. */
  close(): void {
    this.isClosing = true;
  }

  /**
   * Runs the item; resolves when nothing of the run is left. Never rejects.
   * @param onOver called when its work is over and its end waits for a commit: the next one may take its slot, in the same commit
   */
  async run(row: ItemRow, phase: LiveRun['phase'], processor: ItemProcessor, onOver: () => void): Promise<void> {
    const previous = this.runs.get(row.seq);
    const run = new LiveRun(row, phase, this.holds.moment);
    this.runs.add(run);
    // Stopped and started again at once: the run before still closes its file.
    await previous?.ended;
    const outcome = await this.execute(run, processor);
    // Its successor owns the row by now; what the command committed is all there is to say of this run.
    const settling = this.runs.get(run.seq) === run ? this.settle(run, outcome) : null;
    run.isOver = true;
    onOver();
    await settling;
    await this.discardIfEnded(run, outcome, processor);
    // Last of all: a run of the same item that begins from here on finds nothing of this one.
    this.runs.delete(run);
    this.outage.noteNoAnswer(run.seq, true);
    run.end();
  }

  private async execute(run: LiveRun, processor: ItemProcessor): Promise<RunOutcome> {
    const context = new ItemRunContext(run, this.services, () => {
      this.outage.noteSuccess(run.seq);
    });
    try {
      run.signal.throwIfAborted();
      const item = await this.load(run);
      if (run.phase === 'finish') {
        return { kind: 'filed', outputPath: await processor.finish(item, context) };
      }
      const outcome = await processor.download(item, context);
      if (run.interruption) return { kind: 'interrupted', interruption: run.interruption };
      return outcome;
    } catch (error) {
      return outcomeOf(error, run.interruption);
    }
  }

  /**
   * The item as it stands now. A command may have been committed between the claim and this run, when there was no
   * run to be stopped yet; any later one finds the run.
   * @throws RunInterruption
   */
  private async load(run: LiveRun): Promise<QueuedItem> {
    const rows = await this.reader.all<ItemRow>('SELECT * FROM item WHERE seq IN (?, ?)', [run.seq, run.parentSeq]);
    const row = rows.find(({ seq }) => seq === run.seq);
    if (row?.status !== (run.phase === 'download' ? 'downloading' : 'processing')) {
      throw new RunInterruption(row?.status === 'paused' ? 'paused' : 'cancelled');
    }
    return toQueuedItem(row, rows.find(({ seq }) => seq === run.parentSeq) ?? null);
  }

  private rowOf(seq: number): Promise<ItemRow | null> {
    return this.reader.get<ItemRow>('SELECT * FROM item WHERE seq = ?', [seq]);
  }

  private async settle(run: LiveRun, outcome: RunOutcome): Promise<void> {
    if (outcome.kind === 'error') this.logger.debug(`${run.id}: ${outcome.error.code}: ${outcome.error.message}`);
    for (;;) {
      try {
        if (run.phase === 'download') await this.settler.settleDownload(run, outcome);
        else await this.settler.settleFinish(run, outcome);
        return;
      } catch (error) {
        this.logger.error(`the end of ${run.id} could not be committed: ${toHostError(error).message}`);
        if (this.isClosing) return;
        await this.clock.wait(SETTLE_AGAIN_MS);
      }
    }
  }

  /** Cancelled, skipped and removed items keep no staged bytes; the others may go on from them. */
  private async discardIfEnded(run: LiveRun, outcome: RunOutcome, processor: ItemProcessor): Promise<void> {
    const isCancelled = outcome.kind === 'interrupted' && outcome.interruption.kind === 'cancelled';
    if ((!isCancelled && outcome.kind !== 'skipped') || this.runs.get(run.seq) !== run) return;
    try {
      // The row decides: the cancel may have failed, or the item may be queued again by now.
      const row = await this.rowOf(run.seq);
      if (row === null || row.status === 'cancelled' || row.status === 'skipped') await processor.discard(run.id);
    } catch (error) {
      this.logger.warn(`staged bytes of ${run.id} stay until the next start: ${toHostError(error).message}`);
    }
  }
}
