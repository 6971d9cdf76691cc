import type { Clock } from '../../../domain/index.js';

const PER_SECOND = 500;
const WINDOW_MS = 1000;

/** How fast a plugin sends what nobody asked for (log, progress): above the rate it has to wait. */
export class NotificationRate {
  private windowStart = -Infinity;
  private count = 0;

  constructor(private readonly clock: Clock) {}

  /** Counts one. @returns how long the next has to wait, in ms; 0 = not at all */
  delayMs(): number {
    const elapsed = this.clock.monotonic() - this.windowStart;
    if (elapsed >= WINDOW_MS) {
      this.windowStart = this.clock.monotonic();
      this.count = 0;
    }
    this.count++;
    return this.count <= PER_SECOND ? 0 : Math.max(1, WINDOW_MS - elapsed);
  }
}
