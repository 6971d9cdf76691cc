import type { ItemStage } from '../../domain/index.js';
import { RunInterruption } from '../item-processor.js';
import type { ItemRow } from '../rows/item-row.js';

/** An item that is being run now, as far as it is known in memory only. */
export class LiveRun {
  readonly seq: number;
  readonly id: string;
  readonly parentSeq: number | null;
  readonly parentId: string | null;
  stage: ItemStage | null;
  bytes: number;
  totalBytes: number | null;
  /** Bytes that came over the line in this run. */
  receivedBytes = 0;
  /** Its work is over, only its end is still to be committed: it holds no slot. */
  isOver = false;
  /** Its row has left `downloading`: from then on the row alone counts. */
  hasLeft = false;
  /** Resolves when nothing of the run is left, its staged file closed. */
  readonly ended: Promise<void>;
  private readonly controller = new AbortController();
  private resolveEnded: () => void = () => undefined;

  constructor(
    row: ItemRow,
    readonly phase: 'download' | 'finish',
    /** {@link QueueHolds.moment} at which it began. */
    readonly beganAt = 0,
  ) {
    this.seq = row.seq;
    this.id = row.id;
    this.parentSeq = row.parent_seq;
    this.parentId = row.parent_id;
    this.stage = phase === 'download' ? 'resolving' : 'processing';
    this.bytes = row.bytes;
    this.totalBytes = row.total_bytes;
    this.ended = new Promise((resolve) => {
      this.resolveEnded = resolve;
    });
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /** Why it was stopped from outside, or null. */
  get interruption(): RunInterruption | null {
    const reason: unknown = this.signal.reason;
    return reason instanceof RunInterruption ? reason : null;
  }

  /** From here on the file may already be at its place: too late to cancel. */
  get isPublishing(): boolean {
    return this.phase === 'finish' && this.stage === 'publishing';
  }

  interrupt(kind: RunInterruption['kind']): void {
    this.controller.abort(new RunInterruption(kind));
  }

  end(): void {
    this.resolveEnded();
  }
}
