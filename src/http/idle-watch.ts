import type { CancelTimer, Clock } from '../domain/index.js';

/** A timer that is later than this was held up. */
const HELD_UP_MS = 250;

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
    const dueAt = this.clock.monotonic() + delayMs;
    this.cancelTimer = this.clock.schedule(delayMs, () => {
      this.cancelTimer = null;
      if (this.isResting) return;
      // Our own thread was held up, by a disk or because the machine slept: what came meanwhile is not read yet.
      if (this.clock.monotonic() - dueAt > HELD_UP_MS) this.seen();
      const leftMs = this.lastSeen + this.timeoutMs - this.clock.monotonic();
      if (leftMs > 0) this.arm(leftMs);
      else this.onIdle();
    });
  }
}
