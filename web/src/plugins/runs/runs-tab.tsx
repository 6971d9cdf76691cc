import { Button, Center, Skeleton, Stack, Text } from '@mantine/core';
import { IconListCheck } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useSearchParams } from 'wouter';
import { Empty, ErrorBox } from '../../parts/index.js';
import { words } from '../../words/index.js';
import type { Plugin } from '../data/plugin-queries.js';
import { ReplayJobs } from './replay-jobs.js';
import { ReplayPart } from './replay-part.js';
import { RUN_STATES, runsQuery, type RunState } from './run-queries.js';
import { RunList } from './run-list.js';
import { StateFilter } from './state-filter.js';

/** What a plugin did and did not do, and doing it again. */
export function RunsTab({ plugin }: { plugin: Plugin }): ReactElement {
  const [search, setSearch] = useSearchParams();
  const state = RUN_STATES.find((each) => each === search.get('state')) ?? null;
  const choose = (next: RunState | null): void => {
    setSearch({ tab: 'runs', ...(next && { state: next }) }, { replace: true });
  };
  return (
    <Stack gap="md">
      <ReplayJobs plugin={plugin.id} />
      <ReplayPart plugin={plugin} />
      <StateFilter state={state} onChange={choose} />
      <Runs plugin={plugin} state={state} />
    </Stack>
  );
}

function Runs({ plugin: { id }, state }: { plugin: Plugin; state: RunState | null }): ReactElement {
  const { runs } = words.plugins;
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    runsQuery(id, state),
  );
  if (!data) return error ? <ErrorBox error={error} onRetry={() => void refetch()} /> : <Loading />;
  const all = data.pages.flatMap(({ items }) => items);
  if (all.length === 0) {
    if (state === null) return <Empty icon={IconListCheck} title={runs.empty} text={runs.emptyText} />;
    return <Text c="dimmed">{runs.emptyFilter}</Text>;
  }
  return (
    <Stack gap="md">
      {error && <ErrorBox error={error} onRetry={() => void refetch()} />}
      <RunList runs={all} />
      {hasNextPage && (
        <Center>
          <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {runs.more}
          </Button>
        </Center>
      )}
    </Stack>
  );
}

function Loading(): ReactElement {
  return (
    <Stack gap={6} aria-hidden>
      {[1, 2, 3, 4, 5].map((row) => (
        <Skeleton key={row} h={56} radius="md" />
      ))}
    </Stack>
  );
}
