import { useMemo } from 'react';
import { useSearchParams } from 'wouter';
import { filterOf, writeFilter, type QueueFilter } from './queue-filter.js';

interface FilterInAddress {
  filter: QueueFilter;
  /** @param isTyping takes the place of the former address, so that going back does not undo letter by letter */
  change: (change: Partial<QueueFilter>, isTyping?: boolean) => void;
  /** Address of a changed filter, for a link. */
  hrefOf: (change: Partial<QueueFilter>) => string;
}

/** What of the queue the address asks for. */
export function useQueueFilter(): FilterInAddress {
  const [search, setSearch] = useSearchParams();
  const filter = useMemo(() => filterOf(search), [search]);
  return {
    filter,
    change: (change, isTyping = false) => {
      setSearch((before) => writeFilter(before, change), { replace: isTyping });
    },
    hrefOf: (change) => {
      const after = writeFilter(search, change);
      after.delete('item');
      const text = after.toString();
      return text === '' ? '/' : `/?${text}`;
    },
  };
}
