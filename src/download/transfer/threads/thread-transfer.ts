import type { CancelTimer, Clock } from '../../../domain/index.js';
import type { TransferCheckpoint, TransferRequest } from '../transfer-engine.js';
import type { FromThread, Line, TransferOrder } from './messages.js';
import { ThreadPace } from './thread-pace.js';

/** A transfer has something to say at most this often. */
const PROGRESS_EVERY_MS = 100;

export class CheckpointNotKept extends Error {}

/** One transfer in this thread, and its line to the host. */
export class ThreadTransfer {
  readonly pace: ThreadPace;
  private readonly controller = new AbortController();
  /** Where the file was when its bytes were counted last. */
  private countedTo: number | null = null;
  private progress: { bytes: number; totalBytes: number | null } | null = null;
  private toldAt = -Infinity;
  private cancelTimer: CancelTimer | null = null;
  private keeping: { resolve: () => void; reject: (error: Error) => void } | null = null;

  constructor(
    private readonly id: number,
    private readonly order: TransferOrder,
    private readonly host: Line<FromThread>,
    private readonly clock: Clock,
    limit: { readonly isFree: boolean },
    private readonly garbage: { note: (bytes: number) => void },
  ) {
    this.pace = new ThreadPace(id, host, limit);
  }

  /** The order as the engine of this thread takes it. */
  request(): TransferRequest {
    return {
      ...this.order,
      signal: this.controller.signal,
      onProgress: (bytes, totalBytes) => {
        this.onProgress(bytes, totalBytes);
      },
      onCheckpoint: (checkpoint) => this.keep(checkpoint),
    };
  }

  abort(): void {
    this.controller.abort(new Error('aborted by the host'));
  }

  /** The host has committed the checkpoint, or could not. */
  kept(isKept: boolean): void {
    if (isKept) this.keeping?.resolve();
    else this.keeping?.reject(new CheckpointNotKept('the checkpoint could not be kept'));
  }

  /** Says what was not said yet; nothing is said afterwards. */
  close(): void {
    this.cancelTimer?.();
    this.tell();
  }

  private onProgress(bytes: number, totalBytes: number | null): void {
    this.garbage.note(Math.max(0, bytes - (this.countedTo ?? bytes)));
    this.countedTo = bytes;
    this.progress = { bytes, totalBytes };
    if (this.cancelTimer) return;
    const leftMs = this.toldAt + PROGRESS_EVERY_MS - this.clock.monotonic();
    if (leftMs <= 0) {
      this.tell();
      return;
    }
    this.cancelTimer = this.clock.schedule(leftMs, () => {
      this.cancelTimer = null;
      this.tell();
    });
  }

  private tell(): void {
    if (!this.progress) return;
    this.toldAt = this.clock.monotonic();
    this.host.postMessage({ kind: 'progress', id: this.id, ...this.progress });
    this.progress = null;
  }

  private keep(checkpoint: TransferCheckpoint): Promise<void> {
    this.host.postMessage({ kind: 'checkpoint', id: this.id, checkpoint });
    return new Promise((resolve, reject) => {
      this.keeping = { resolve, reject };
    });
  }
}
