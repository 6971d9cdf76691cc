import type { Clock } from '../../domain/index.js';

interface Entry<T> {
  work: Promise<T>;
  at: number;
}

/**
 * Remembers answers for a while, least recently used first out; who asks while one is on its way waits for the same.
 * Failures are not remembered.
 */
export class SharedCache<T> {
  private readonly entries = new Map<string, Entry<T>>();

  constructor(
    private readonly clock: Clock,
    private readonly load: (key: string) => Promise<T>,
    private readonly options: { maxEntries: number; maxAgeMs: number },
  ) {}

  get(key: string): Promise<T> {
    const known = this.entries.get(key);
    const isFresh = known !== undefined && this.clock.monotonic() - known.at < this.options.maxAgeMs;
    const entry = isFresh ? known : { work: this.load(key), at: this.clock.monotonic() };
    this.entries.delete(key);
    this.entries.set(key, entry);
    if (!isFresh) this.watch(key, entry);
    return entry.work;
  }

  /** Replaces what is known. */
  set(key: string, value: T): void {
    this.entries.delete(key);
    this.entries.set(key, { work: Promise.resolve(value), at: this.clock.monotonic() });
  }

  private watch(key: string, entry: Entry<T>): void {
    entry.work.catch(() => {
      if (this.entries.get(key) === entry) this.entries.delete(key);
    });
    const oldest = this.entries.keys().next();
    if (this.entries.size > this.options.maxEntries && !oldest.done) this.entries.delete(oldest.value);
  }
}
