import type { Clock } from '../../domain/index.js';
import type { StagedFile } from './staged-file.js';
import type { TransferCheckpoint } from './transfer-engine.js';

const EVERY_BYTES = 8 * 1024 * 1024;
const EVERY_MS = 5000;

/** With so little to come the whole file is durable before long; a sync on the way would only delay that. */
const NOT_WORTH_BYTES = 1024 * 1024;

/** Makes staged bytes durable now and then, beside the transfer, and says how far they are. */
export class Checkpoints {
  validator: string | null = null;
  totalBytes: number | null = null;
  private durableBytes = 0;
  private lastAt: number;
  private running: Promise<void> | null = null;
  private failure: { error: unknown } | null = null;

  constructor(
    private readonly file: StagedFile,
    private readonly clock: Clock,
    private readonly report: (checkpoint: TransferCheckpoint) => void | Promise<void>,
  ) {
    this.lastAt = clock.monotonic();
  }

  /** Asked after each chunk. @param bytes how many are there. @throws what the last checkpoint failed with */
  isDue(bytes: number): boolean {
    if (this.failure) throw this.failure.error;
    if (this.running) return false;
    if (this.clock.monotonic() - this.lastAt >= EVERY_MS) return true;
    return bytes - this.durableBytes >= EVERY_BYTES && bytes + NOT_WORTH_BYTES < (this.totalBytes ?? Infinity);
  }

  /** Makes durable what is there, beside the transfer. */
  begin(): void {
    this.running ??= this.syncAndReport()
      .catch((error: unknown) => {
        this.failure ??= { error };
      })
      .finally(() => {
        this.running = null;
      });
  }

  /** The staged bytes are worthless: nothing may be believed from now on. */
  async reset(): Promise<void> {
    await this.running;
    this.durableBytes = 0;
    this.validator = null;
    this.totalBytes = null;
    await this.reportNow();
  }

  /** At the end without success: says how far it is, without the cost of a sync. Failures are not worth hiding the first one. */
  async leave(): Promise<void> {
    await this.running;
    await this.file.flush().catch(() => undefined);
    await this.reportNow().catch(() => undefined);
  }

  /** Waits for one that is under way. @throws what it failed with */
  async settle(): Promise<void> {
    await this.running;
    if (this.failure) throw this.failure.error;
  }

  private async syncAndReport(): Promise<void> {
    this.lastAt = this.clock.monotonic();
    this.durableBytes = await this.file.sync();
    await this.reportNow();
  }

  private async reportNow(): Promise<void> {
    const { durableBytes, validator, totalBytes } = this;
    await this.report({ durableBytes, validator, totalBytes });
  }
}
