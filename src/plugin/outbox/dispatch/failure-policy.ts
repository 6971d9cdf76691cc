import type { HookFailure, HookFailureKind } from '../../hook-failure.js';
import { sentence } from '../../sentence.js';
import type { HookRunRow } from '../rows/hook-run-row.js';

/** Delays after the first, second … failed attempt; the last one for all that follow. */
const DELAYS_MS = [5_000, 30_000, 120_000, 600_000, 3_600_000] as const;
const JITTER = 0.2;
/** What a plugin asks for beyond this is a mistake, of it or of a clock. */
export const LONGEST_DELAY_MS = 24 * 3_600_000;
/** The host took a run back, though nobody asked for it (another run brought the process down): no attempt is used, but no hurry either. */
const TAKEN_BACK_MS = 1_000;
/** A plugin that asks for somebody's help, and can run nevertheless, is asked again after this. */
const HELP_ASKED_MS = 30_000;
/** So often may a run end or block the process of its plugin. */
const POISON = 2;

/** What becomes of a run that failed. `isRefunded`: the attempt does not count. */
export type Verdict =
  | { state: 'retry'; delayMs: number; isRefunded: boolean; crashKills: number }
  | { state: 'dead'; message: string; crashKills: number }
  | { state: 'skipped'; note: string };

/** The delay after a failed attempt, ±20 %. @param attempt the one that failed, from 1 */
export function retryDelayMs(attempt: number, random: () => number = Math.random): number {
  const delay = DELAYS_MS[Math.min(Math.max(attempt, 1), DELAYS_MS.length) - 1] ?? 0;
  return Math.round(delay * (1 - JITTER + 2 * JITTER * random()));
}

/** What the kind of a failure means for its run. */
const MEANINGS = {
  'not-found': 'done',
  unrecoverable: 'never',
  protocol: 'never',
  cancelled: 'refund',
  'needs-auth': 'refund',
  config: 'refund',
  crash: 'charge',
  timeout: 'charge',
  error: 'again',
  retry: 'again',
  'not-started': 'again',
} as const satisfies Record<HookFailureKind, string>;

/** Reads kind, attempt and past crashes; never the message. */
export function verdictOn(
  failure: HookFailure,
  run: Pick<HookRunRow, 'attempt' | 'retries' | 'crash_kills'>,
  random: () => number = Math.random,
): Verdict {
  const crashKills = run.crash_kills;
  switch (MEANINGS[failure.kind]) {
    case 'done':
      return { state: 'skipped', note: failure.message };
    case 'never':
      return { state: 'dead', message: failure.message, crashKills };
    case 'refund':
      return { state: 'retry', delayMs: delayOfRefunded(failure), isRefunded: true, crashKills };
    case 'charge':
      if (crashKills + 1 >= POISON) return { state: 'dead', message: poisonous(failure), crashKills: crashKills + 1 };
      return tryAgain(failure, run, crashKills + 1, random);
    case 'again':
      return tryAgain(failure, run, crashKills, random);
  }
}

function delayOfRefunded({ kind, retryAfterMs }: HookFailure): number {
  return kind === 'cancelled' ? (retryAfterMs ?? TAKEN_BACK_MS) : HELP_ASKED_MS;
}

function tryAgain(
  failure: HookFailure,
  { attempt, retries }: Pick<HookRunRow, 'attempt' | 'retries'>,
  crashKills: number,
  random: () => number,
): Verdict {
  if (attempt > retries) return { state: 'dead', message: failure.message, crashKills };
  const delayMs = Math.min(failure.retryAfterMs ?? retryDelayMs(attempt, random), LONGEST_DELAY_MS);
  return { state: 'retry', delayMs: Math.max(0, delayMs), isRefunded: false, crashKills };
}

function poisonous({ message }: HookFailure): string {
  return `${sentence(message)} It was the second time for this one, so it is not tried again by itself.`;
}
