import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';

/** One case that once failed: kept for ever, so that it cannot come back. */
export interface RecordedCase {
  /** Name of the property. */
  property: string;
  seed: number;
  /** Which case of that seed, as fast-check prints it; absent: all of them. */
  path?: string;
  /** What it found. */
  found: string;
}

interface Seeds {
  /** The one seed of every ordinary run. */
  fixed: number;
  recorded: RecordedCase[];
}

export interface FuzzOptions<Case> {
  /** Cases of an ordinary run; a hunt takes many times as many. */
  runs: number;
  /** Cases that are always tried first. */
  examples?: readonly Case[];
  /** Longest time for the whole property, ms; default as Jest's own. */
  timeoutMs?: number;
  /** Longest use of this process's processor time by one case, ms; default 2000. Where others work in it, too, that says nothing. */
  cpuMs?: number;
}

/** Longest use of the processor for one case: what takes for ever takes far longer, and a busy machine does not count. */
const CASE_CPU_MS = 2000;

const seeds = JSON.parse(readFileSync(new URL('../seeds.json', import.meta.url), 'utf8')) as Seeds;

/** Set by `npm run test:fuzz`: a fresh seed, and how many times the ordinary number of cases. */
const hunt = process.env.FUZZ_SEED ? { seed: Number(process.env.FUZZ_SEED) } : null;
const factor = Number(process.env.FUZZ_FACTOR ?? 1);

/**
 * A property that has to hold whatever comes in. An ordinary run is the same every time: the fixed seed, and each recorded case of this
 * property. A hunt uses a fresh seed; a failure prints seed and path, to be recorded in `seeds.json`.
 */
export function fuzz<Case>(
  property: string,
  cases: fc.Arbitrary<Case>,
  check: (one: Case) => void | Promise<void>,
  { runs, examples = [], timeoutMs, cpuMs = CASE_CPU_MS }: FuzzOptions<Case>,
): void {
  const limit = (timeoutMs ?? 20_000) * factor;
  const seed = hunt?.seed ?? seeds.fixed;
  it(
    `${property} (seed ${String(seed)})`,
    async () => {
      const options = { seed, numRuns: runs * factor, examples: examples.map((one): [Case] => [one]) };
      const result = await fc.check(fc.asyncProperty(cases, timed(check, cpuMs)), {
        ...options,
        endOnFailure: false,
        interruptAfterTimeLimit: limit - 1000,
      });
      expectHeld(property, result);
    },
    limit + 20_000,
  );

  for (const { seed: former, path, found } of seeds.recorded.filter((one) => one.property === property)) {
    it(`${property} (recorded: ${found})`, async () => {
      const options = { seed: former, numRuns: runs, ...(path !== undefined && { path, endOnFailure: true }) };
      expectHeld(property, await fc.check(fc.asyncProperty(cases, timed(check, cpuMs)), options));
    });
  }
}

function expectHeld<Case>(property: string, result: fc.RunDetails<[Case]>): void {
  // Out of time without a fault is a slow machine, and no finding.
  if (!result.failed || result.counterexample === null) {
    expect(result.numRuns).toBeGreaterThan(0);
    return;
  }
  const again = JSON.stringify({ property, seed: result.seed, path: result.counterexamplePath, found: '…' });
  const cause = result.errorInstance;
  const [example] = result.counterexample;
  throw new Error(
    [
      `${property} does not hold, after ${String(result.numRuns)} cases.`,
      `For test/fuzz/seeds.json: ${again}`,
      `Case: ${fc.stringify(example).slice(0, 4000)}`,
      cause instanceof Error ? (cause.stack ?? cause.message) : String(cause),
    ].join('\n'),
    { cause },
  );
}

function timed<Case>(check: (one: Case) => void | Promise<void>, longestMs: number): (one: Case) => Promise<void> {
  return async (one) => {
    const begun = process.cpuUsage();
    await check(one);
    const { user, system } = process.cpuUsage(begun);
    const usedMs = (user + system) / 1000;
    if (usedMs > longestMs) throw new Error(`this case took ${String(Math.round(usedMs))} ms of the processor`);
  };
}
