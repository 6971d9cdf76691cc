import type { CancelTimer, Clock } from './clock.js';

/** Less than this is the ordinary trimming of a clock. */
const CLOCK_TOLERANCE_MS = 1000;

/**
 * One timer for the earliest of many times that stand in rows. Later ones are not remembered: whoever is called looks for the next.
 * Times in rows are those of the wall clock, which may be set back; timers do not notice that.
 */
export class EarliestTimer {
  private cancelTimer: CancelTimer | null = null;
  private armedFor = Number.POSITIVE_INFINITY;
  private isClosed = false;
  /** What both clocks said at the last look. */
  private seen: { wall: number; monotonic: number };

  constructor(
    private readonly clock: Clock,
    private readonly onDue: () => void,
  ) {
    this.seen = { wall: clock.now(), monotonic: clock.monotonic() };
  }

  /** Something is due at that time, epoch ms. */
  expect(at: number): void {
    if (this.isClosed || at >= this.armedFor) return;
    this.cancelTimer?.();
    this.armedFor = at;
    this.cancelTimer = this.clock.schedule(at - this.clock.now(), () => {
      this.armedFor = Number.POSITIVE_INFINITY;
      this.onDue();
    });
  }

  close(): void {
    this.isClosed = true;
    this.cancelTimer?.();
  }

  /** How far the wall clock was set back since the last look: so much earlier is due what stands in rows. */
  setBackMs(): number {
    const wall = this.clock.now();
    const monotonic = this.clock.monotonic();
    const difference = this.seen.wall + (monotonic - this.seen.monotonic) - wall;
    this.seen = { wall, monotonic };
    return difference > CLOCK_TOLERANCE_MS ? Math.round(difference) : 0;
  }
}
