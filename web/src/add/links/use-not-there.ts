import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useSyncExternalStore } from 'react';
import { ApiError } from '../../api/index.js';
import { VIEWS } from '../preview/view-query.js';

/** Keys of things of which the catalogue said that they are not there, or not to be had; parted by blanks. */
export function useNotThere(): string {
  const queries = useQueryClient();
  const cache = queries.getQueryCache();
  return useSyncExternalStore(
    useCallback((listener) => cache.subscribe(listener), [cache]),
    () =>
      cache
        .findAll({
          queryKey: VIEWS,
          predicate: ({ state }) => state.error instanceof ApiError && state.error.status === 404,
        })
        .map(({ queryKey }) => String(queryKey[VIEWS.length]))
        .join(' '),
  );
}
