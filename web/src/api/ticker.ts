/** One timer for all that tick alike; it runs only while somebody listens. */
export class Ticker {
  private time: number;
  private readonly listeners = new Set<() => void>();
  private timer: ReturnType<typeof setInterval> | undefined;

  /** @param clock epoch ms */
  constructor(
    private readonly periodMs: number,
    private readonly clock: () => number,
  ) {
    this.time = clock();
  }

  /** The time of the last tick, the same for all between two of them; after a rest the time of now. */
  get now(): number {
    const isAtRest = this.listeners.size === 0;
    if (isAtRest && this.clock() - this.time >= this.periodMs) this.time = this.clock();
    return this.time;
  }

  /** @returns ends it */
  subscribe(listener: () => void): () => void {
    if (this.listeners.size === 0) this.timer = setInterval(this.tick, this.periodMs);
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size === 0) clearInterval(this.timer);
    };
  }

  private readonly tick = (): void => {
    this.time = this.clock();
    for (const each of [...this.listeners]) each();
  };
}
