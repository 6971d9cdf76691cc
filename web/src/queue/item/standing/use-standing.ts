import type { Item } from 'deemusic/wire';
import { useLive, useProgress } from '../../../live/index.js';
import { useRetryLimit } from './retry-limit.js';
import { standingOf } from './standing-of.js';
import type { Standing } from './standing.js';
import { useNow } from './ticker.js';

/** How the item stands at this moment, to the second. */
export function useStanding(item: Item): Standing {
  const progress = useProgress(item.id);
  const queue = useLive((state) => state.queue);
  const maxRetries = useRetryLimit(item.waiting?.reason === 'backoff');
  const ends = [item.waiting?.until, item.status === 'pending' ? queue?.waiting?.until : undefined];
  const now = useNow(ends.some((until) => until !== undefined));
  return standingOf(item, progress, { queue, now, maxRetries });
}
