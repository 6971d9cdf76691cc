import type { Item } from 'deemusic/wire';
import { useHostNow } from '../../../api/index.js';
import { useLive, useProgress } from '../../../live/index.js';
import { useRetryLimit } from './retry-limit.js';
import { standingOf } from './standing-of.js';
import type { Standing } from './standing.js';

/** How the item stands at this moment, to the second. */
export function useStanding(item: Item): Standing {
  const progress = useProgress(item.id);
  const queue = useLive((state) => state.queue);
  const maxRetries = useRetryLimit(item.waiting?.reason === 'backoff');
  const ends = [item.waiting?.until, item.status === 'pending' ? queue?.waiting?.until : undefined];
  const now = useHostNow(ends.some((until) => until !== undefined) ? 1000 : null);
  return standingOf(item, progress, { queue, now, maxRetries });
}
