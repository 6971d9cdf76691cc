import { setTimeout as pause } from 'node:timers/promises';
import { NetworkError } from '../../domain/index.js';

const TRIES = 3;
const PAUSE_MS = 200;

/**
 * Asks again, twice and soon, when nothing was reached. For a service of one address that every item needs: a hiccup
 * costs no item an attempt, and an outage is recognised at the first request instead of by the attempts of several items.
 */
export async function insist<T>(ask: () => Promise<T>, signal: AbortSignal): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await ask();
    } catch (error) {
      const isWorthIt = error instanceof NetworkError && !error.hold && error.retryAfterMs === undefined;
      if (!isWorthIt || attempt >= TRIES) throw error;
    }
    await pause(PAUSE_MS, undefined, { signal });
  }
}
