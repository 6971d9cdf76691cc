import { setFlagsFromString } from 'node:v8';
import { Worker, type WorkerOptions } from 'node:worker_threads';
import { HostError } from '../../../domain/index.js';
import type { NetworkPolicy, Outages } from '../../../http/lean.js';
import type { Pace } from '../pace.js';
import type { TransferRequest, TransferResult } from '../transfer-engine.js';
import { HostTransfer } from './host-transfer.js';
import type { FromThread, ToThread, TransferOrder } from './messages.js';

/** Far more than it needs: bytes lie outside of its heap. One that leaks ends alone, not with the host. */
const RESOURCE_LIMITS = { maxOldGenerationSizeMb: 96, maxYoungGenerationSizeMb: 3 };

/**
 * V8 counts what a socket reads as growth of the heap, and marks all of a heap as small as this one again after every few megabytes: that
 * alone cost as much as the rest of a thread's work. The limit is read when a heap is made, so it concerns threads only.
 */
setFlagsFromString('--initial-old-space-size=64');

/** What all threads share; it lives in the host. */
export interface SharedParts {
  outages: Outages;
  pace: Pace;
  policy: () => NetworkPolicy;
}

/** One transfer thread, and the transfers that run in it. */
export class TransferWorker {
  private readonly worker: Worker;
  private readonly transfers = new Map<number, HostTransfer>();
  private failure: Error | null = null;
  private next = 0;
  /** Resolves when the thread has ended, with what it died of. */
  readonly ended: Promise<Error | null>;

  constructor(
    entry: URL,
    options: WorkerOptions,
    private readonly parts: SharedParts,
  ) {
    this.worker = new Worker(entry, { resourceLimits: RESOURCE_LIMITS, ...options });
    this.worker.unref();
    this.worker.on('message', (message: FromThread) => {
      this.heed(message);
    });
    this.worker.on('error', (error: Error) => {
      this.failure = error;
    });
    this.ended = new Promise((resolve) => {
      this.worker.once('exit', () => {
        this.lose();
        resolve(this.failure);
      });
    });
  }

  /** Transfers under way. */
  get load(): number {
    return this.transfers.size;
  }

  transfer(request: TransferRequest): Promise<TransferResult> {
    const id = this.next++;
    const transfer = new HostTransfer(id, request, this.worker, this.parts.pace);
    this.transfers.set(id, transfer);
    this.post({ kind: 'start', id, order: toOrder(request), policy: this.parts.policy() });
    return transfer.result;
  }

  setLimit(isFree: boolean): void {
    this.post({ kind: 'limit', isFree });
  }

  /** Ends the thread at once; what runs in it fails. */
  async terminate(): Promise<void> {
    await this.worker.terminate();
  }

  private post(message: ToThread): void {
    this.worker.postMessage(message);
  }

  private heed(message: FromThread): void {
    switch (message.kind) {
      case 'progress':
        this.transfers.get(message.id)?.progress(message.bytes, message.totalBytes);
        break;
      case 'checkpoint':
        this.transfers.get(message.id)?.keep(message.checkpoint);
        break;
      case 'take':
        void this.transfers.get(message.id)?.take(message.bytes);
        break;
      case 'succeeded':
        this.parts.outages.succeeded(message.service);
        break;
      case 'failed':
        void this.judge(message);
        break;
      case 'done':
        void this.remove(message.id)?.done(message.result);
        break;
      case 'ended':
        void this.remove(message.id)?.ended(message.error);
    }
  }

  private async judge({ question, service, address }: Extract<FromThread, { kind: 'failed' }>): Promise<void> {
    const hold = await this.parts.outages.failed(service, address);
    this.post({ kind: 'judged', question, hold });
  }

  private remove(id: number): HostTransfer | undefined {
    const transfer = this.transfers.get(id);
    this.transfers.delete(id);
    return transfer;
  }

  /** What is staged is there still: the next attempt goes on from it. */
  private lose(): void {
    for (const transfer of this.transfers.values()) {
      const message = 'The thread of this transfer ended unexpectedly; it goes on from the bytes that are there.';
      void transfer.ended(new HostError('interrupted', message, true, { cause: this.failure }));
    }
    this.transfers.clear();
  }
}

function toOrder(request: TransferRequest): TransferOrder {
  const { service, urls, stagingPath, format, encryption, expectedBytes, resume } = request;
  // A key in Node's pool of small buffers would take the whole pool with it.
  const own = encryption && { ...encryption, key: Uint8Array.from(encryption.key) };
  return { service, urls, stagingPath, format, encryption: own, expectedBytes, resume };
}
