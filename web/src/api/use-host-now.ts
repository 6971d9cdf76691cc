import { useCallback, useSyncExternalStore } from 'react';
import { hostClock } from './host-clock.js';
import { Ticker } from './ticker.js';

/** For who does not want to be drawn anew. */
const NEVER = Infinity;

const tickers = new Map<number, Ticker>();

/**
 * What time it is at the host, epoch ms.
 * @param periodMs draws anew that often; null = not at all, it stays as it was
 */
export function useHostNow(periodMs: number | null): number {
  const ticker = tickerOf(periodMs ?? NEVER);
  const subscribe = useCallback(
    (listener: () => void) => (periodMs === null ? () => undefined : ticker.subscribe(listener)),
    [ticker, periodMs],
  );
  return useSyncExternalStore(subscribe, () => ticker.now);
}

function tickerOf(periodMs: number): Ticker {
  const known = tickers.get(periodMs) ?? new Ticker(periodMs, () => hostClock.now());
  tickers.set(periodMs, known);
  return known;
}
