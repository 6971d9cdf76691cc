import { Text } from '@mantine/core';
import { IconZoomQuestion } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { Empty, ErrorBox } from '../../parts/index.js';
import { words } from '../../words/index.js';
import { EntryRow } from '../rows/entry-row.js';
import { PagedRows } from '../rows/paged-rows.js';
import { SkeletonRows } from '../rows/skeleton-rows.js';
import type { CatalogueRef } from '../standing/ref.js';
import { hitsOf } from './hits.js';
import classes from './search-results.module.css';
import { useSearch } from './use-search.js';

interface SearchResultsProps {
  query: string;
  type: CatalogueRef['type'];
}

/** What was found of one kind; what was found before stays dimmed in its place while a search is under way. */
export function SearchResults({ query, type }: SearchResultsProps): ReactElement {
  const search = useSearch(query, type);
  const { data, error, isPlaceholderData: isFormer } = search;
  if (error && !data) {
    return (
      <div className={classes.fault}>
        <ErrorBox error={error} title={words.add.searchFailed} onRetry={() => void search.refetch()} />
      </div>
    );
  }
  const hits = data ? hitsOf(data.pages) : [];
  const isNothing = data !== undefined && !isFormer && hits.length === 0;
  const total = Math.max(data?.pages[0]?.total ?? 0, hits.length);
  return (
    <div aria-busy={search.isFetching}>
      <Text size="sm" c="dimmed" role="status" className={classes.count}>
        {data && !isFormer ? words.add.found(total, search.hasNextPage) : words.add.searching}
      </Text>
      {!data && <SkeletonRows count={8} />}
      {isNothing && (
        <Empty icon={IconZoomQuestion} title={words.add.nothingFound(query)} text={words.add.nothingFoundText} />
      )}
      <div className={classes.hits} data-former={isFormer || undefined}>
        <PagedRows label={words.add.results(query)} entries={hits} source={search}>
          {(entry, { tabIndex }) => <EntryRow entry={entry} tabIndex={tabIndex} />}
        </PagedRows>
      </div>
    </div>
  );
}
