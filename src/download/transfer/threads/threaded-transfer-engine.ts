import type { WorkerOptions } from 'node:worker_threads';
import type { Subscription } from 'rxjs';
import type { BandwidthLimiter } from '../bandwidth-limiter.js';
import { TransferEngine, type TransferRequest, type TransferResult } from '../transfer-engine.js';
import { type SharedParts, TransferWorker } from './transfer-worker.js';

export interface ThreadedTransferOptions extends SharedParts {
  pace: BandwidthLimiter;
  /** 1 or more. */
  threads: number;
  /** Told of a thread that died by itself. */
  onDeath: (error: Error) => void;
  /** What a thread runs, and how; tests run it from its sources. */
  entry?: URL;
  workerOptions?: WorkerOptions;
}

/** The engine in threads of its own, which are started when they are needed: the host's thread sees messages, never bytes. */
export class ThreadedTransferEngine extends TransferEngine {
  private readonly workers: TransferWorker[] = [];
  private readonly limit: Subscription;
  private isClosed = false;

  constructor(private readonly options: ThreadedTransferOptions) {
    super();
    this.limit = options.pace.isFree$.subscribe((isFree) => {
      for (const worker of this.workers) worker.setLimit(isFree);
    });
  }

  async transfer(request: TransferRequest): Promise<TransferResult> {
    request.signal.throwIfAborted();
    return this.idlest().transfer(request);
  }

  /** Ends the threads. What still runs in them fails, as it would when the host died. */
  async onApplicationShutdown(): Promise<void> {
    this.isClosed = true;
    this.limit.unsubscribe();
    await Promise.all(this.workers.splice(0).map((worker) => worker.terminate()));
  }

  private idlest(): TransferWorker {
    if (this.isClosed) throw new Error('the transfer engine is closed');
    const [first] = [...this.workers].sort((a, b) => a.load - b.load);
    return first && (first.load === 0 || this.workers.length >= this.options.threads) ? first : this.start();
  }

  private start(): TransferWorker {
    const { entry = new URL('./transfer-thread.js', import.meta.url), workerOptions = {} } = this.options;
    const worker = new TransferWorker(entry, workerOptions, this.options);
    worker.setLimit(this.options.pace.isFree);
    this.workers.push(worker);
    void worker.ended.then((failure) => {
      const index = this.workers.indexOf(worker);
      if (index < 0) return;
      this.workers.splice(index, 1);
      this.options.onDeath(failure ?? new Error('it ended without a reason'));
    });
    return worker;
  }
}
