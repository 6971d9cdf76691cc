import type { ProcessLimits } from '../process-limits.js';

/** What an abnormal exit leads to. */
export interface BreakerVerdict {
  /** It happened too often: the plugin is switched off until somebody resets it. */
  isTripped: boolean;
  /** Before the next process is started, in ms. */
  delayMs: number;
}

/** Counts the abnormal exits of one plugin. Times are monotonic milliseconds. */
export class ExitBreaker {
  private exits: number[] = [];
  private streak = 0;

  constructor(private readonly limits: ProcessLimits) {}

  /** @param workedMs for how long the process had been up; 0 when it never was */
  record(now: number, workedMs: number): BreakerVerdict {
    const { tripExits, tripWindowMs, backoffMs, maxBackoffMs, provenMs } = this.limits;
    this.exits = [...this.exits, now].filter((at) => now - at < tripWindowMs);
    this.streak = workedMs >= provenMs ? 1 : this.streak + 1;
    return {
      isTripped: this.exits.length >= tripExits,
      delayMs: Math.min(maxBackoffMs, backoffMs * 2 ** (this.streak - 1)),
    };
  }

  /** Somebody looked after it. */
  reset(): void {
    this.exits = [];
    this.streak = 0;
  }
}
