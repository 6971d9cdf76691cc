import type { Clock } from '../../domain/index.js';

/** For so long what was seen is not looked at again, ms. */
export const FRESH_MS = 5000;

/** So long somebody waits for a look, ms. A volume of another machine that is gone never answers. */
export const PATIENCE_MS = 2000;

/** Looks at something slow now and then, for many who ask; one look at a time, however long it takes. */
export class BoundedLook<T> {
  private seen: { at: number; value: T } | null = null;
  private running: { since: number; value: Promise<T> } | null = null;

  /**
   * @param look must not throw
   * @param unknown what is answered while a look does not come back
   */
  constructor(
    private readonly clock: Clock,
    private readonly look: () => Promise<T>,
    private readonly unknown: T,
  ) {}

  async value(): Promise<T> {
    const now = this.clock.monotonic();
    if (this.seen && now - this.seen.at < FRESH_MS) return this.seen.value;
    this.running ??= { since: now, value: this.begin() };
    const leftMs = PATIENCE_MS - (now - this.running.since);
    return leftMs > 0 ? this.within(this.running.value, leftMs) : this.unknown;
  }

  private async begin(): Promise<T> {
    const value = await this.look();
    this.seen = { at: this.clock.monotonic(), value };
    this.running = null;
    return value;
  }

  private within(value: Promise<T>, limitMs: number): Promise<T> {
    return new Promise((resolve) => {
      const cancel = this.clock.schedule(limitMs, () => {
        resolve(this.unknown);
      });
      void value.then((seen) => {
        cancel();
        resolve(seen);
      });
    });
  }
}
