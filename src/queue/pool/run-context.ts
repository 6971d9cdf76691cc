import type { WriteQueue } from '../../database/index.js';
import type { Clock, ItemStage } from '../../domain/index.js';
import type { EventBus } from '../../events/index.js';
import type { ItemPatches } from '../store/item-patches.js';
import {
  RunInterruption,
  type Admission,
  type ItemPatch,
  type RunContext,
  type Undertaken,
  type Undertaking,
} from '../item-processor.js';
import type { LiveRun } from '../live/live-run.js';
import type { PathReservations } from '../store/path-reservations.js';
import type { Undertakings } from '../store/undertakings.js';
import { rowBySeq, updateRow } from '../rows/row-writer.js';

export interface RunServices {
  writeQueue: WriteQueue;
  clock: Clock;
  events: EventBus;
  patches: ItemPatches;
  paths: PathReservations;
  undertakings: Undertakings;
}

const EVENT_EVERY_MS = 100;
const ROW_EVERY_MS = 1000;

/** What one run may do with its item. */
export class ItemRunContext implements RunContext {
  private lastEventAt = Number.NEGATIVE_INFINITY;
  private lastRowAt: number;
  /** Where the transfer begins is only known when it says so; null until then. */
  private lastBytes: number | null = null;

  constructor(
    private readonly run: LiveRun,
    private readonly services: RunServices,
    /** Called when the first bytes arrive in this run. */
    private readonly onFirstBytes: () => void,
  ) {
    this.lastRowAt = services.clock.monotonic();
  }

  get signal(): AbortSignal {
    return this.run.signal;
  }

  setStage(stage: ItemStage): void {
    // Past a stop nothing may begin, least of all the publication.
    this.signal.throwIfAborted();
    this.run.stage = stage;
    this.publishProgress();
  }

  progress(bytes: number, totalBytes: number | null): void {
    if (bytes > this.run.bytes) this.onFirstBytes();
    // A transfer that begins anew says fewer bytes than before; those that come then come over the line again.
    this.run.receivedBytes += Math.max(0, bytes - (this.lastBytes ?? bytes));
    this.lastBytes = bytes;
    this.run.bytes = bytes;
    this.run.totalBytes = totalBytes;
    const now = this.services.clock.monotonic();
    if (now - this.lastEventAt >= EVENT_EVERY_MS) this.publishProgress();
    if (now - this.lastRowAt >= ROW_EVERY_MS) this.writeRow(now);
  }

  save(patch: ItemPatch, admit?: Admission): Promise<void> {
    this.note(patch);
    return this.services.writeQueue.run(async (tx) => {
      await admit?.(tx);
      await this.services.patches.save(tx, this.run.seq, patch);
    });
  }

  undertake(undertaking: Undertaking): Promise<Undertaken> {
    this.note(undertaking.patch);
    return this.services.writeQueue.run((tx) => this.services.undertakings.undertake(tx, this.run.seq, undertaking));
  }

  reservePath(candidates: readonly string[], recording: string): Promise<string> {
    const { paths } = this.services;
    return this.services.writeQueue.run(async (tx) => {
      const row = await rowBySeq(tx, this.run.seq);
      // Removed meanwhile: nobody would ever free the name.
      if (!row) throw new RunInterruption('cancelled');
      const own = { seq: row.seq, outputPath: row.output_path };
      const path = await paths.reserve(tx, candidates, recording, own);
      const before = row.target_path;
      if (before === path) return path;
      await updateRow(tx, this.run.seq, { target_path: path });
      if (before !== null) await paths.releaseUnused(tx, before);
      return path;
    });
  }

  isPublished(path: string): Promise<boolean> {
    return this.services.writeQueue.run((tx) => this.services.paths.isPublished(tx, path));
  }

  isSoleHolder(path: string): Promise<boolean> {
    const { paths, writeQueue } = this.services;
    return writeQueue.run(
      async (tx) => (await paths.isPublished(tx, path)) && !(await paths.isShared(tx, path, this.run.seq)),
    );
  }

  releasePath(path: string): Promise<void> {
    return this.services.writeQueue.run((tx) => this.services.paths.release(tx, [path]));
  }

  private note(patch: ItemPatch): void {
    if (patch.bytes !== undefined) this.run.bytes = patch.bytes;
    if (patch.totalBytes !== undefined) this.run.totalBytes = patch.totalBytes;
  }

  private publishProgress(): void {
    // What a stopped transfer still writes is in its row when it has ended; to clients it does not run any more.
    if (this.signal.aborted) return;
    const { id, parentId, bytes, totalBytes, stage, receivedBytes } = this.run;
    this.lastEventAt = this.services.clock.monotonic();
    this.services.events.publish('transfer.progress', { id, parentId, bytes, totalBytes, stage, receivedBytes });
  }

  /** For display after a restart only, so a failure does not matter and nobody waits. */
  private writeRow(now: number): void {
    this.lastRowAt = now;
    const { seq, bytes, totalBytes, stage } = this.run;
    void this.services.writeQueue
      .run((tx) =>
        tx.run(
          "UPDATE item SET bytes = ?, total_bytes = ?, stage = ? WHERE seq = ? AND status IN ('downloading', 'processing')",
          [bytes, totalBytes, stage, seq],
        ),
      )
      .catch(() => undefined);
  }
}
