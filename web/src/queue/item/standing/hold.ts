import type { HoldReason, Item, QueueState, Waiting } from 'deemusic/wire';

/** Stop what needs an account; previews go on. */
const ACCOUNT: readonly string[] = ['auth', 'config', 'daily-limit'] satisfies HoldReason[];
/** Let the members of a collection be listed all the same. */
const TRANSFER: readonly string[] = ['disk', 'paused-queue', 'daily-limit'] satisfies HoldReason[];
const OWN: readonly string[] = ['backoff', 'plugin'];

/** @returns what the item itself waits for */
export function ownWait(item: Item): Waiting | null {
  return item.waiting && OWN.includes(item.waiting.reason) ? item.waiting : null;
}

/**
 * What holds the item along with the whole queue. The host says it in each answer, but sends no event for every item when a
 * hold begins or ends: what it says of the queue is newer then.
 */
export function holdOf(item: Item, queue: QueueState | null): Waiting | null {
  if (item.status !== 'pending') return null;
  const said = item.waiting && !ownWait(item) ? item.waiting : null;
  if (!queue) return said;
  if (!queue.waiting) return null;
  return stops(queue.waiting.reason, item) || said?.reason === queue.waiting.reason ? queue.waiting : said;
}

function stops(reason: string, item: Item): boolean {
  if (item.children?.total === 0) return !TRANSFER.includes(reason) && !ACCOUNT.includes(reason);
  return !ACCOUNT.includes(reason) || item.quality.wanted !== 'PREVIEW';
}
