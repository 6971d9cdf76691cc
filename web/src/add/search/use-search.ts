import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { call, rest } from '../../api/index.js';
import { keyOf, type CatalogueRef, type Entry } from '../standing/ref.js';

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

/** Hits of all pages. Lists of the service move between pages: the same one may come again. */
export function hitsOf(pages: readonly { items: readonly Entry[] }[]): Entry[] {
  const hits = new Map<string, Entry>();
  for (const { items } of pages)
    for (const entry of items) if (!hits.has(keyOf(entry.ref))) hits.set(keyOf(entry.ref), entry);
  return [...hits.values()];
}
