import { Text } from '@mantine/core';
import { IconZoomQuestion } from '@tabler/icons-react';
import { useCallback, type ReactElement } from 'react';
import { Empty, ErrorBox } from '../../parts/index.js';
import { words } from '../../words/index.js';
import { EntryRow } from '../rows/entry-row.js';
import { RowList } from '../rows/row-list.js';
import { SkeletonRows } from '../rows/skeleton-rows.js';
import { keyOf, type CatalogueRef } from '../standing/ref.js';
import { hitsOf, useSearch } from './use-search.js';
import classes from './search-results.module.css';

interface SearchResultsProps {
  query: string;
  type: CatalogueRef['type'];
}

export function SearchResults({ query, type }: SearchResultsProps): ReactElement {
  const search = useSearch(query, type);
  const { data, error, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = search;
  const canGoOn = hasNextPage && !isFetchingNextPage && !isFetchNextPageError;
  const goOn = useCallback(() => {
    if (canGoOn) void fetchNextPage();
  }, [canGoOn, fetchNextPage]);

  const hits = data ? hitsOf(data.pages) : [];
  if (error && !data) {
    return (
      <div className={classes.fault}>
        <ErrorBox error={error} title={words.add.searchFailed} onRetry={() => void search.refetch()} />
      </div>
    );
  }
  return (
    <div aria-busy={search.isFetching}>
      <Text size="sm" c="dimmed" role="status" className={classes.count}>
        {data && !search.isPlaceholderData
          ? words.add.found(Math.max(data.pages[0]?.total ?? 0, hits.length), hasNextPage)
          : words.add.searching}
      </Text>
      {!data && <SkeletonRows count={8} />}
      {data && hits.length === 0 && !search.isPlaceholderData && (
        <Empty icon={IconZoomQuestion} title={words.add.nothingFound(query)} text={words.add.nothingFoundText} />
      )}
      <div className={classes.hits} data-former={search.isPlaceholderData || undefined}>
        <RowList
          label={words.add.results(query)}
          count={hits.length}
          rowHeight={64}
          keyOf={(index) => {
            const hit = hits[index];
            return hit ? keyOf(hit.ref) : String(index);
          }}
          onEnd={goOn}
        >
          {({ index, tabIndex }) => {
            const hit = hits[index];
            return hit && <EntryRow entry={hit} tabIndex={tabIndex} />;
          }}
        </RowList>
      </div>
      {isFetchingNextPage && <SkeletonRows count={3} />}
      {isFetchNextPageError && error && <ErrorBox error={error} onRetry={() => void fetchNextPage()} />}
    </div>
  );
}
