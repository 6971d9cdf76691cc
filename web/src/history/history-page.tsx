import { Button, Skeleton, Stack } from '@mantine/core';
import { IconHistory, IconSearchOff } from '@tabler/icons-react';
import { useCallback, type ReactElement } from 'react';
import { Empty, ErrorBox, Page } from '../parts/index.js';
import { words } from '../words/index.js';
import { filterOf, isFiltering } from './filter/history-filter.js';
import { HistoryToolbar } from './filter/history-toolbar.js';
import { useHistoryFilter } from './filter/use-history-filter.js';
import { HistoryList } from './list/history-list.js';
import { NewOnes } from './list/new-ones.js';
import { useHistory } from './list/use-history.js';

const NO_FILTER = filterOf(new URLSearchParams());

/** What has ended, newest first, with search. */
export function HistoryPage(): ReactElement {
  const [filter, change] = useHistoryFilter();
  const history = useHistory(filter);
  const { fetchNextPage, hasNextPage, isFetchingNextPage, isFetchNextPageError } = history;
  const more = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  const canAsk = hasNextPage && !isFetchingNextPage && !isFetchNextPageError;
  return (
    <Page title={words.history.title} lead={words.history.lead}>
      <HistoryToolbar filter={filter} onChange={change} />
      <NewOnes
        count={history.newCount}
        onShow={() => {
          history.showNew();
          document.getElementById('content')?.scrollTo({ top: 0 });
        }}
      />
      {history.isPending && <Waiting />}
      {history.isSuccess && history.entries.length === 0 && (
        <Nothing
          isFiltered={isFiltering(filter)}
          onClear={() => {
            change(NO_FILTER);
          }}
        />
      )}
      {history.entries.length > 0 && (
        <HistoryList entries={history.entries} hasMore={hasNextPage} onMore={canAsk ? more : null} />
      )}
      {history.error && (
        <ErrorBox error={history.error} onRetry={() => void (history.data ? fetchNextPage() : history.refetch())} />
      )}
    </Page>
  );
}

function Waiting(): ReactElement {
  return (
    <Stack gap={12} pt={48} aria-busy>
      {Array.from({ length: 8 }, (_, line) => (
        <Skeleton key={line} height={52} />
      ))}
    </Stack>
  );
}

function Nothing({ isFiltered, onClear }: { isFiltered: boolean; onClear: () => void }): ReactElement {
  const { history } = words;
  if (!isFiltered) return <Empty icon={IconHistory} title={history.empty} text={history.emptyText} />;
  return (
    <Empty icon={IconSearchOff} title={history.nothing} text={history.nothingText}>
      <Button variant="default" onClick={onClear}>
        {history.clear}
      </Button>
    </Empty>
  );
}
