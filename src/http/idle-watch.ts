import type { CancelTimer, Clock } from '../domain/index.js';

/**
 * Calls `onIdle` once nothing was seen for `timeoutMs`, except while resting. One timer that looks at the time of the
 * last sign of life, because re-arming a timer for each chunk costs more than the chunk.
 */
export class IdleWatch {
  private lastSeen: number;
  private isResting = false;
  private cancelTimer: CancelTimer | null = null;

  constructor(
    private readonly clock: Clock,
    private readonly timeoutMs: number,
    private readonly onIdle: () => void,
  ) {
    this.lastSeen = clock.monotonic();
    this.arm(timeoutMs);
  }

  /** A sign of life. */
  seen(): void {
    this.lastSeen = this.clock.monotonic();
  }

  /** Silence is our own wish now (backpressure). */
  rest(): void {
    this.isResting = true;
  }

  /** Silence counts again, from now. */
  wake(): void {
    if (!this.isResting) return;
    this.isResting = false;
    this.seen();
    if (!this.cancelTimer) this.arm(this.timeoutMs);
  }

  /** For good. */
  stop(): void {
    this.isResting = true;
    this.cancelTimer?.();
    this.cancelTimer = null;
  }

  private arm(delayMs: number): void {
    this.cancelTimer = this.clock.schedule(delayMs, () => {
      this.cancelTimer = null;
      if (this.isResting) return;
      const leftMs = this.lastSeen + this.timeoutMs - this.clock.monotonic();
      if (leftMs > 0) this.arm(leftMs);
      else this.onIdle();
    });
  }
}
