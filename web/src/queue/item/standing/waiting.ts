import type { Item, Waiting } from 'deemusic/wire';
import { say, words } from '../../../words/index.js';
import { holdOf, ownWait } from './hold.js';
import type { Around, Standing } from './standing.js';

const WARNINGS: readonly Waiting['reason'][] = ['auth', 'config', 'disk', 'network', 'backoff', 'daily-limit'];
const REMEDIES: Partial<Record<Waiting['reason'], Standing['remedy']>> = {
  auth: 'account',
  config: 'account',
  'daily-limit': 'account',
  disk: 'library',
};

/** @returns what the item waits for in truth: of its own reason and that of the queue the one that lasts longer */
export function waitOf(item: Item, { queue, now }: Around): Waiting | null {
  const own = ownWait(item);
  const waits = [own, holdOf(item, queue)].filter((wait) => wait !== null);
  const lasting = waits.filter(({ reason, until }) => reason !== 'backoff' || until === undefined || until > now);
  return lasting.sort((a, b) => (b.until ?? Infinity) - (a.until ?? Infinity) || 0)[0] ?? null;
}

/** @returns the words for a wait, counting down where it ends by itself */
export function waitingStanding(item: Item, wait: Waiting, { now, maxRetries }: Around): Partial<Standing> {
  const inTime = wait.until !== undefined && wait.until > now ? say.timeSpan((wait.until - now) / 1000) : null;
  const shared: Partial<Standing> = {
    tone: WARNINGS.includes(wait.reason) ? 'warning' : 'quiet',
    sign: wait.reason === 'paused-queue' ? 'paused' : wait.until === undefined ? 'held' : 'waiting',
    until: inTime === null ? null : (wait.until ?? null),
    remedy: REMEDIES[wait.reason] ?? null,
  };
  if (wait.reason !== 'backoff') {
    return { ...shared, text: waitingText(wait, inTime), detail: detailOf(wait) };
  }
  const attempt = words.item.attempt(item.attempts + 1, maxRetries === null ? null : maxRetries + 1);
  return {
    ...shared,
    text: inTime === null ? words.item.nextAttemptNow : words.item.nextAttempt(inTime),
    detail: item.error ? `${attempt} · ${words.item.advice[item.error.code].short}` : attempt,
  };
}

function waitingText({ reason, message = '' }: Waiting, inTime: string | null): string {
  const setting = /deezer\.(?:arl|streamSecret)/.exec(message)?.[0];
  const named = reason === 'config' && setting !== undefined ? words.item.waitingForSetting[setting] : undefined;
  return named ?? words.item.waitingFor(reason, inTime);
}

/** Of the user's own pause there is no more to say. */
function detailOf({ reason, message }: Waiting): string | null {
  return reason === 'paused-queue' ? null : (message ?? null);
}
