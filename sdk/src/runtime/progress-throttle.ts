/** Passes at most four fractions a second on: the first at once, then the newest. */
export class ProgressThrottle {
  private timer: NodeJS.Timeout | null = null;
  private newest: number | null = null;

  constructor(
    private readonly send: (fraction: number) => void,
    private readonly intervalMs = 250,
  ) {}

  report(fraction: number): void {
    if (!Number.isFinite(fraction)) return;
    this.newest = Math.min(1, Math.max(0, fraction));
    if (this.timer === null) this.flush();
  }

  /** Nothing is sent from here on. */
  end(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    this.newest = null;
  }

  private flush(): void {
    this.timer = null;
    if (this.newest === null) return;
    this.send(this.newest);
    this.newest = null;
    this.timer = setTimeout(() => {
      this.flush();
    }, this.intervalMs);
    this.timer.unref();
  }
}
