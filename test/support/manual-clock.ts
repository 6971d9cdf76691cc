import { Clock, type CancelTimer } from '../../src/domain/index.js';

interface Timer {
  at: number;
  order: number;
  callback: () => void;
}

/** Time that only moves when a test says so. */
export class ManualClock extends Clock {
  private elapsed = 0;
  private order = 0;
  private readonly timers = new Set<Timer>();

  constructor(private epoch = Date.UTC(2030, 0, 1)) {
    super();
  }

  now(): number {
    return this.epoch + this.elapsed;
  }

  monotonic(): number {
    return this.elapsed;
  }

  schedule(delayMs: number, callback: () => void): CancelTimer {
    const timer = { at: this.elapsed + Math.max(0, delayMs), order: this.order++, callback };
    this.timers.add(timer);
    return () => this.timers.delete(timer);
  }

  /** Somebody sets the wall clock; durations do not notice. */
  setWallClockBy(ms: number): void {
    this.epoch += ms;
  }

  get pendingTimers(): number {
    return this.timers.size;
  }

  /** Moves time on, firing due timers in order and letting promises settle between them. */
  async advance(ms: number): Promise<void> {
    const end = this.elapsed + ms;
    for (;;) {
      await settle();
      const next = [...this.timers]
        .filter((timer) => timer.at <= end)
        .sort((a, b) => a.at - b.at || a.order - b.order)[0];
      if (!next) break;
      this.elapsed = Math.max(this.elapsed, next.at);
      this.timers.delete(next);
      next.callback();
    }
    this.elapsed = end;
    await settle();
  }
}

async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
}
