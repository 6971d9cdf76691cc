import { useCallback, type ReactElement, type ReactNode } from 'react';
import { ErrorBox } from '../../parts/index.js';
import { keyOf, type Entry } from '../standing/ref.js';
import { RowList, type RowPlace } from './row-list.js';
import { SkeletonRows } from './skeleton-rows.js';

/** What an infinite query says of the pages to come. */
export interface PageSource {
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  isFetchNextPageError: boolean;
  error: Error | null;
  fetchNextPage: () => Promise<unknown>;
}

interface PagedRowsProps {
  label: string;
  entries: readonly Entry[];
  source: PageSource;
  /** Low rows without a cover. */
  isCompact?: boolean;
  children: (entry: Entry, place: RowPlace) => ReactNode;
}

/** A list that goes on when its end comes into view. */
export function PagedRows({ label, entries, source, isCompact = false, children }: PagedRowsProps): ReactElement {
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, error, fetchNextPage } = source;
  const canGoOn = hasNextPage && !isFetchingNextPage && !isFetchNextPageError;
  const goOn = useCallback(() => {
    if (canGoOn) void fetchNextPage();
  }, [canGoOn, fetchNextPage]);
  return (
    <>
      <RowList
        label={label}
        count={entries.length}
        rowHeight={isCompact ? 52 : 64}
        // The same track may be in a playlist twice.
        keyOf={(index) => `${String(index)} ${entries[index] ? keyOf(entries[index].ref) : ''}`}
        onEnd={goOn}
      >
        {(place) => entries[place.index] && children(entries[place.index]!, place)}
      </RowList>
      {isFetchingNextPage && <SkeletonRows count={3} isCompact={isCompact} />}
      {isFetchNextPageError && error && <ErrorBox error={error} onRetry={() => void fetchNextPage()} />}
    </>
  );
}
