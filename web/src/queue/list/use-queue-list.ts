import { useEffect, useMemo } from 'react';
import { call, rest } from '../../api/index.js';
import { itemStore, useLiveMessages } from '../../live/index.js';
import { writeFilter, type QueueFilter } from '../filter/queue-filter.js';
import { PAGE_SIZE, type AskList } from './list-feed.js';
import { QueueList } from './queue-list.js';

/** Lists of the filters last looked at stay, with their place: whoever comes back finds them as they were. */
const KEPT = 4;
const kept = new Map<string, QueueList>();

/** The rows of the queue under a filter, kept true as long as the component is there. */
export function useQueueList(filter: QueueFilter): { list: QueueList; key: string } {
  const key = writeFilter(new URLSearchParams(), filter).toString();
  // eslint-disable-next-line react-hooks/exhaustive-deps -- the key says all of the filter
  const list = useMemo(() => listOf(key, filter), [key]);
  useLiveMessages(list.hear);
  useEffect(() => {
    // No rows are drawn of an empty list, that would ask for what was added while nobody looked.
    if (list.size === 0) list.look({ first: 0, last: 0 });
    return () => {
      list.rest();
    };
  }, [list]);
  return { list, key };
}

function listOf(key: string, filter: QueueFilter): QueueList {
  const list =
    kept.get(key) ?? new QueueList(filter, { askFor: (parentId) => askFor(filter, parentId), items: itemStore });
  kept.delete(key);
  kept.set(key, list);
  for (const oldest of kept.keys()) if (kept.size > KEPT) kept.delete(oldest);
  return list;
}

function askFor({ statuses, type, words, sort }: QueueFilter, parentId: string | null): AskList {
  return (place, signal) => {
    const page = { limit: PAGE_SIZE, ...('offset' in place ? place : place.cursor && { cursor: place.cursor }) };
    if (parentId !== null) {
      return call(
        rest.GET('/api/v1/downloads/{id}/children', { params: { path: { id: parentId }, query: page }, signal }),
      );
    }
    const query = {
      ...page,
      ...(statuses.length > 0 && { status: statuses.join(',') }),
      ...(type && { type }),
      ...(words && { q: words }),
      // The host sorts what it finds by addition alone.
      ...(sort !== 'position' && { sort }),
    };
    return call(rest.GET('/api/v1/downloads', { params: { query }, signal }));
  };
}
