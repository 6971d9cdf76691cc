import { Clock, type CancelTimer } from '../../../src/domain/index.js';

/** Time that is over as soon as somebody waits for it: pauses of the service cost a case nothing. */
export class InstantClock extends Clock {
  private elapsed = 0;

  /** The longest that anybody asked to wait for, ms. */
  longestWaitMs = 0;

  now(): number {
    return Date.UTC(2030, 0, 1) + this.elapsed;
  }

  monotonic(): number {
    return this.elapsed;
  }

  schedule(delayMs: number, callback: () => void): CancelTimer {
    this.longestWaitMs = Math.max(this.longestWaitMs, delayMs);
    const due = setImmediate(() => {
      this.elapsed += Math.max(0, delayMs);
      callback();
    });
    return () => {
      clearImmediate(due);
    };
  }
}
