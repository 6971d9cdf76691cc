import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { call, rest } from '../../api/index.js';
import type { CatalogueRef } from '../standing/ref.js';

const PAGE = 50;

/** What the source finds, page by page. While another search runs, what was found before stays in its place. */
export function useSearch(q: string, type: CatalogueRef['type']) {
  return useInfiniteQuery({
    queryKey: ['catalogue', 'search', type, q],
    queryFn: ({ pageParam, signal }) => {
      const query = { q, type, limit: PAGE, ...(pageParam !== null && { cursor: pageParam }) };
      return call(rest.GET('/api/v1/search', { params: { query }, signal }));
    },
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
    placeholderData: keepPreviousData,
    staleTime: (query) => (query.state.data ? 'static' : 0),
  });
}
