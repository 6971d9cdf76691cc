/** Longest delay between two attempts, in milliseconds. */
export const MAX_BACKOFF_MS = 60_000;

/**
 * Exponential backoff with full jitter: uniform in `[0, min(cap, base · 2^(attempt-1))]`, at least 1 ms.
 * @param attempt the attempt that just failed, from 1
 * @param random a number in [0, 1), injected so that tests can fix it
 */
export function backoffMs(attempt: number, random: () => number = Math.random, baseMs = 1000): number {
  const ceiling = Math.min(MAX_BACKOFF_MS, baseMs * 2 ** Math.max(0, attempt - 1));
  return Math.max(1, Math.round(random() * ceiling));
}
