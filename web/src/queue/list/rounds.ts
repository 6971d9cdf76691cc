/** Two rounds are at least so far apart. */
const PERIOD_MS = 1000;
/** Events come in groups: the first one waits for the rest. */
const GATHER_MS = 60;

/** Runs something soon after it was wanted, at most once a second however often it is. */
export class Rounds {
  private timer: ReturnType<typeof setTimeout> | null = null;
  private lastAt = -Infinity;

  constructor(private readonly run: () => void) {}

  want(): void {
    this.timer ??= setTimeout(() => this.now(), Math.max(GATHER_MS, this.lastAt + PERIOD_MS - performance.now()));
  }

  /** Runs it at once. */
  now(): void {
    this.stop();
    this.lastAt = performance.now();
    this.run();
  }

  stop(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
  }
}
