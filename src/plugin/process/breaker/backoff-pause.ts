import type { CancelTimer, Clock } from '../../../domain/index.js';

/** The time after an abnormal exit in which no process is started. */
export class BackoffPause {
  private until: number | null = null;
  private cancelTimer: CancelTimer | null = null;
  private over: Promise<void> = Promise.resolve();
  private finish: () => void = () => undefined;

  constructor(private readonly clock: Clock) {}

  /** Monotonic ms that are left; 0 = none is on. */
  get leftMs(): number {
    return this.until === null ? 0 : Math.max(1, this.until - this.clock.monotonic());
  }

  begin(delayMs: number, onEnd: () => void): void {
    this.end();
    this.until = this.clock.monotonic() + delayMs;
    this.over = new Promise((resolve) => (this.finish = resolve));
    this.cancelTimer = this.clock.schedule(delayMs, () => {
      this.end();
      onEnd();
    });
  }

  /** Now. */
  end(): void {
    this.cancelTimer?.();
    this.until = null;
    this.finish();
  }

  /** Resolves when it is over. */
  whenOver(): Promise<void> {
    return this.over;
  }
}
