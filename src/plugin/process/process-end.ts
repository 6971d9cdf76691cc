import { HookFailure } from '../hook-failure.js';

/** Why the host ends a process. */
export interface KillCause {
  /** What the plugin is told to have done, or what the host wants. */
  words: string;
  /** The host wanted it; it does not count as an abnormal exit. */
  isWanted: boolean;
  /** Requests in flight that are not at fault themselves: taken back (true) or failed with the crash (false). */
  isCollateral: boolean;
  /** It is clear whose doing it was; otherwise any of the runs in flight may have done it. */
  isCulpritKnown: boolean;
}

/** How a process ended. */
export interface ProcessEnd extends KillCause {
  /** Runs that were in flight together, when nobody can tell which of them did it; none when it is clear. */
  suspects: readonly string[];
}

/** The host stops it in order. */
export const STOPPED: KillCause = {
  words: 'its process was stopped',
  isWanted: true,
  isCollateral: true,
  isCulpritKnown: true,
};

/** It ended by itself, or broke the rules. */
export function crash(words: string): KillCause {
  return { words, isWanted: false, isCollateral: false, isCulpritKnown: false };
}

/** It did not come up. @param isWanted nothing is wrong with the process itself */
export function notStarted(words: string, isWanted: boolean): KillCause {
  return { words, isWanted, isCollateral: true, isCulpritKnown: true };
}

/** A request did not end when it was asked to. While the event loop is blocked that may be another one's doing. */
export function unheeded(isOverdue: boolean, isBlocked: boolean): KillCause {
  const words = isOverdue ? 'a run was over its budget' : 'a run did not stop when it was asked to';
  return { words, isWanted: !isOverdue, isCollateral: true, isCulpritKnown: !isBlocked || !isOverdue };
}

/** What the end of a process means for a request that was in flight. */
export function failureBy({ isCollateral, words }: ProcessEnd): HookFailure {
  if (isCollateral) return new HookFailure('cancelled', 'host', `the host took it back: ${words}`);
  return new HookFailure('crash', 'plugin', words);
}
