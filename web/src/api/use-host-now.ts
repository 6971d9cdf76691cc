import { useCallback, useSyncExternalStore } from 'react';
import { hostClock } from './host-clock.js';

/** One timer for all that tick alike. */
class Ticker {
  now = hostClock.now();
  private readonly listeners = new Set<() => void>();
  private timer: ReturnType<typeof setInterval> | undefined;

  constructor(private readonly periodMs: number) {}

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    if (this.listeners.size === 1) {
      this.now = hostClock.now();
      this.timer = setInterval(() => {
        this.now = hostClock.now();
        for (const each of [...this.listeners]) each();
      }, this.periodMs);
    }
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size === 0) clearInterval(this.timer);
    };
  }
}

const tickers = new Map<number, Ticker>();

/**
 * What time it is at the host, epoch ms.
 * @param periodMs draws anew that often; null = not at all, it stays as it was
 */
export function useHostNow(periodMs: number | null): number {
  const ticker = tickerOf(periodMs ?? 0);
  const subscribe = useCallback(
    (listener: () => void) => (periodMs === null ? () => undefined : ticker.subscribe(listener)),
    [ticker, periodMs],
  );
  return useSyncExternalStore(subscribe, () => ticker.now);
}

function tickerOf(periodMs: number): Ticker {
  const known = tickers.get(periodMs) ?? new Ticker(periodMs);
  tickers.set(periodMs, known);
  return known;
}
