import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient, type InfiniteData } from '@tanstack/react-query';
import { call, hostClock, rest, type Schema } from '../../api/index.js';
import { queryOf, type HistoryFilter } from '../filter/history-filter.js';
import type { HistoryEntry } from './day-rows.js';
import { useEndings } from './use-endings.js';

type Page = Schema<'HistoryPage'>;

/** New ones beyond this number are only said to be that many, or more. */
export const PAGE = 50;

async function askPage(filter: HistoryFilter, cursor: string | null, signal: AbortSignal): Promise<Page> {
  const query = { ...queryOf(filter, hostClock.now()), limit: PAGE, ...(cursor !== null && { cursor }) };
  return call(rest.GET('/api/v1/history', { params: { query }, signal }));
}

/**
 * What has ended, page by page. What ends while somebody looks does not push the list away: it is counted, and shown when
 * it is asked for.
 */
export function useHistory(filter: HistoryFilter) {
  const queries = useQueryClient();
  const key = ['history', 'list', filter];
  const list = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam, signal }) => askPage(filter, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
    placeholderData: keepPreviousData,
    // Whoever comes back sees it anew; while it is shown, `newest` looks.
    gcTime: 0,
    staleTime: 'static',
  });
  const newest = useQuery({
    queryKey: ['history', 'newest', filter],
    queryFn: ({ signal }) => askPage(filter, null, signal),
    enabled: false,
    gcTime: 0,
  });
  const { refetch: look } = newest;
  useEndings(look);

  const entries: HistoryEntry[] = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const last = entries[0]?.seq ?? 0;
  const newCount = newest.data?.items.filter(({ seq }) => seq > last).length ?? 0;
  return {
    ...list,
    entries,
    newCount,
    showNew(): void {
      if (!newest.data) return;
      queries.setQueryData<InfiniteData<Page, string | null>>(key, { pages: [newest.data], pageParams: [null] });
    },
  };
}
