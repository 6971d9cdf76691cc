import type { RateGovernor } from '../../http/index.js';

/** How long a batch waits for company: well below what anybody notices, above the spread of workers that start together. */
const BATCH_WINDOW_MS = 5;

/**
 * When a batch goes out: after a moment, and not before the governor would let it. So batches grow under pressure,
 * instead of waiting in line one by one.
 */
export function batchWindow(governor: RateGovernor, lifetime: AbortSignal): (send: () => void) => void {
  return (send) => {
    setTimeout(() => {
      // At the end of the lifetime it goes out, too: what it asks then fails, and everybody who waits is told.
      governor.ready(lifetime).then(send, send);
    }, BATCH_WINDOW_MS);
  };
}
