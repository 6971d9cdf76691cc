import { words } from '../../words/index.js';
import type { Plugin } from '../data/plugin-queries.js';
import { asSentence } from './sentence.js';

/** What there is to say of a state beside its word. */
export interface StateStory {
  /** Why, in the host's words; null when there is nothing to say. */
  reason: string | null;
  /** Whose fault it is. */
  fault: string | null;
  /** What to do about it. */
  advice: string;
  /** Whether somebody has to do something. */
  isTrouble: boolean;
}

const CALM: ReadonlySet<Plugin['state']> = new Set(['disabled', 'ready', 'starting', 'busy', 'stopping']);

/** Tells how a plugin stands, and what to do about it. */
export function stateStory({ state, reason, fault, enabled }: Plugin): StateStory {
  const { advice, fault: faults, keptOff } = words.plugins.state;
  const isKeptOff = state === 'disabled' && enabled;
  return {
    reason: reason === null ? null : asSentence(reason),
    fault: fault === null ? null : faults[fault],
    advice: isKeptOff ? keptOff : advice[state],
    isTrouble: !CALM.has(state),
  };
}
