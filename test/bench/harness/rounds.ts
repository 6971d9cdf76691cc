import type { Bench } from './measure.js';

/** How often each side is run. */
export interface Rounds {
  /** Run and forgotten: caches fill, code is compiled, disks wake up. */
  warmUps: number;
  rounds: number;
}

/** Runs one side again and again. @returns what the counted rounds gave */
export async function repeated<T>(bench: Bench, { warmUps, rounds }: Rounds, run: () => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  for (let round = 1 - warmUps; round <= rounds; round++) {
    bench.say(round > 0 ? `round ${String(round)} of ${String(rounds)}` : 'warm-up');
    const result = await run();
    if (round > 0) results.push(result);
  }
  return results;
}

/**
 * Runs two sides in turn, and the other one first in every second round, so that neither has the better half of what
 * changes meanwhile.
 */
export async function paired<A, B>(
  bench: Bench,
  rounds: Rounds,
  subject: () => Promise<A>,
  reference: () => Promise<B>,
): Promise<{ subject: A[]; reference: B[] }> {
  let turn = 0;
  const pairs = await repeated(bench, rounds, async (): Promise<[A, B]> => {
    if (turn++ % 2 === 0) return [await subject(), await reference()];
    const first = await reference();
    return [await subject(), first];
  });
  return { subject: pairs.map(([ours]) => ours), reference: pairs.map(([, theirs]) => theirs) };
}
