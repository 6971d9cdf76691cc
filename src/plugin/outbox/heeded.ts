import type { Clock } from '../../domain/index.js';

/**
 * The result of `work`, or the signal's reason when the work does not end within `graceMs` after the abort: what does not heed its
 * signal is left behind and must not hold a slot for ever.
 */
export async function heeded<T>(work: Promise<T>, signal: AbortSignal, clock: Clock, graceMs: number): Promise<T> {
  const done = new AbortController();
  try {
    return await Promise.race([work, givenUp(signal, done.signal, clock, graceMs)]);
  } finally {
    done.abort();
    work.catch(() => undefined);
  }
}

/** Rejects `graceMs` after the abort; never settles once `done`. */
function givenUp(signal: AbortSignal, done: AbortSignal, clock: Clock, graceMs: number): Promise<never> {
  return new Promise((_resolve, reject) => {
    const onAbort = (): void => {
      const cancel = clock.schedule(graceMs, () => {
        reject(signal.reason as Error);
      });
      done.addEventListener('abort', cancel, { once: true });
    };
    if (signal.aborted) onAbort();
    else signal.addEventListener('abort', onAbort, { once: true, signal: done });
  });
}
