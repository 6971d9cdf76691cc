/** What moved at one moment. */
export interface SpeedSample {
  /** Epoch ms, by the clock of the host. */
  at: number;
  bytesPerSecond: number;
  activeDownloads: number;
}

/** How far back the page looks; the host keeps as much. */
export const WINDOW_MS = 600_000;

/**
 * The speed of the last minutes: what the host remembers, and what is heard since. While nothing moves nothing is
 * said, so a gap is a time without a transfer.
 */
export class SpeedHistory {
  private samples: readonly SpeedSample[] = [];
  private readonly listeners = new Set<() => void>();

  constructor(private readonly now: () => number) {}

  /** Oldest first; another array after each change. */
  get all(): readonly SpeedSample[] {
    return this.samples;
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Takes what was heard just now. */
  add(bytesPerSecond: number, activeDownloads: number): void {
    this.replace([...this.samples, { at: this.now(), bytesPerSecond, activeDownloads }]);
  }

  /** Takes what the host remembers; what was heard after its last sample stays. */
  recall(remembered: readonly SpeedSample[]): void {
    const last = remembered.at(-1)?.at ?? -Infinity;
    this.replace([...remembered, ...this.samples.filter(({ at }) => at > last)]);
  }

  private replace(samples: SpeedSample[]): void {
    const oldest = this.now() - WINDOW_MS;
    this.samples = samples.filter(({ at }) => at >= oldest);
    for (const listener of [...this.listeners]) listener();
  }
}
