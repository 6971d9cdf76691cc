import type { ManualClock } from './manual-clock.js';

/** Lets manual time pass, 50 ms a step, until a promise has settled; for work that also needs the real network. */
export async function settleBy<T>(clock: ManualClock, work: Promise<T>): Promise<T> {
  let isSettled = false;
  const settled = (): void => {
    isSettled = true;
  };
  work.then(settled, settled);
  for (let step = 0; !isSettled && step < 2000; step++) {
    await new Promise((resolve) => setTimeout(resolve, 2));
    await clock.advance(50);
  }
  return work;
}
