import { useQuery } from '@tanstack/react-query';
import type { Item } from 'deemusic/wire';
import { ApiError, call, rest } from '../../../api/index.js';
import { itemStore, useItem, useRoom } from '../../../live/index.js';

interface ShownItem {
  item: Item | undefined;
  /** It is not in the list (any more). */
  isGone: boolean;
  error: Error | null;
  retry: () => void;
}

/** The item, live; also one that no list on the page has asked for, e.g. from a link. */
export function useShownItem(id: string): ShownItem {
  useRoom(`item:${id}`);
  const item = useItem(id);
  const { error, isFetching, isSuccess, refetch } = useQuery({
    queryKey: ['downloads', id, 'item'],
    queryFn: async ({ signal }) => {
      const askedAt = performance.now();
      const answer = await call(rest.GET('/api/v1/downloads/{id}', { params: { path: { id } }, signal }));
      itemStore.absorb([answer], askedAt);
      return true;
    },
    // The store knows better than any former answer.
    staleTime: 0,
    gcTime: 0,
  });
  const isUnknown = error instanceof ApiError && error.status === 404;
  return {
    item: isUnknown ? undefined : item,
    isGone: isUnknown || (!item && isSuccess && !isFetching),
    error: isUnknown ? null : error,
    retry: () => void refetch(),
  };
}
