import { useMemo } from 'react';
import { useSearchParams } from 'wouter';
import { filterOf, writeFilter, type HistoryFilter } from './history-filter.js';

/** The filter in the address of the page, and its change. */
export function useHistoryFilter(): [HistoryFilter, (change: Partial<HistoryFilter>) => void] {
  const [search, setSearch] = useSearchParams();
  const text = search.toString();
  // The same object for the same address: it names what is asked for.
  const filter = useMemo(() => filterOf(new URLSearchParams(text)), [text]);
  return [
    filter,
    (change) => {
      setSearch((former) => writeFilter(former, { ...filterOf(former), ...change }), { replace: true });
    },
  ];
}
