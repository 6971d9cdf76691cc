import type { Pace } from '../pace.js';
import type { TransferCheckpoint, TransferRequest, TransferResult } from '../transfer-engine.js';
import { type ErrorData, fromErrorData } from './error-data.js';
import type { Line, ToThread } from './messages.js';

/** One transfer in a thread, as the host sees it. */
export class HostTransfer {
  readonly result: Promise<TransferResult>;
  private settle!: { resolve: (result: TransferResult) => void; reject: (error: unknown) => void };
  /** The last checkpoint on its way into the database: the run must not end before it is there. */
  private keeping: Promise<void> = Promise.resolve();
  private notKept: { error: unknown } | null = null;
  private readonly onAbort = (): void => {
    this.thread.postMessage({ kind: 'abort', id: this.id });
  };

  constructor(
    private readonly id: number,
    private readonly request: TransferRequest,
    private readonly thread: Line<ToThread>,
    private readonly pace: Pace,
  ) {
    this.result = new Promise((resolve, reject) => {
      this.settle = { resolve, reject };
    });
    request.signal.addEventListener('abort', this.onAbort, { once: true });
  }

  progress(bytes: number, totalBytes: number | null): void {
    this.request.onProgress(bytes, totalBytes);
  }

  /** Answers the thread when the checkpoint is committed, not before. */
  keep(checkpoint: TransferCheckpoint): void {
    this.keeping = this.commit(checkpoint);
  }

  async take(bytes: number): Promise<void> {
    try {
      await this.pace.take(bytes, this.request.signal);
    } catch {
      return; // Aborted, which the thread is told by itself.
    }
    this.thread.postMessage({ kind: 'granted', id: this.id });
  }

  async done(result: TransferResult): Promise<void> {
    await this.close();
    this.settle.resolve(result);
  }

  async ended(error: ErrorData | Error): Promise<void> {
    await this.close();
    const { signal } = this.request;
    if (signal.aborted) this.settle.reject(signal.reason);
    else if (this.notKept) this.settle.reject(this.notKept.error);
    else this.settle.reject(error instanceof Error ? error : fromErrorData(error));
  }

  private close(): Promise<void> {
    this.request.signal.removeEventListener('abort', this.onAbort);
    return this.keeping;
  }

  private async commit(checkpoint: TransferCheckpoint): Promise<void> {
    try {
      await this.request.onCheckpoint(checkpoint);
    } catch (error) {
      this.notKept ??= { error };
    }
    this.thread.postMessage({ kind: 'kept', id: this.id, isKept: this.notKept === null });
  }
}
