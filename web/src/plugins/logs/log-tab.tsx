import { Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useState, type ReactElement } from 'react';
import { call, rest } from '../../api/index.js';
import { Empty, ErrorBox } from '../../parts/index.js';
import { words } from '../../words/index.js';
import type { Plugin } from '../data/plugin-queries.js';
import { logLines, matching } from './log-lines.js';
import { LogScroll } from './log-scroll.js';
import { LogTools } from './log-tools.js';

const FIRST_LINES = 200;
/** The host gives no more at once. */
const MOST_LINES = 5000;
const FOLLOW_MS = 2000;

/** The last lines of a plugin's log. */
export function LogTab({ plugin: { id } }: { plugin: Plugin }): ReactElement {
  const [lines, setLines] = useState(FIRST_LINES);
  const [isFollowing, setIsFollowing] = useState(true);
  const [isWrapped, setIsWrapped] = useState(true);
  const [search, setSearch] = useState('');
  const { data, error, refetch, isPlaceholderData } = useQuery({
    // Not below `plugins`: what a plugin does makes its log old many times a second, and following it is a choice.
    queryKey: ['plugin-log', id, lines],
    queryFn: () => call(rest.GET('/api/v1/plugins/{id}/logs', { params: { path: { id }, query: { lines } } })),
    // A tab in the background does not ask.
    refetchInterval: isFollowing ? FOLLOW_MS : false,
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
  const all = useMemo(() => logLines(data?.lines ?? []), [data]);
  const shown = useMemo(() => matching(all, search), [all, search]);
  const { log } = words.plugins;
  if (!data)
    return error ? <ErrorBox error={error} onRetry={() => void refetch()} /> : <Skeleton h={320} aria-hidden />;
  if (all.length === 0) return <Empty icon={IconFileText} title={log.empty} text={log.emptyText} />;
  return (
    <Stack gap="sm">
      <LogTools
        {...{ search, isFollowing, isWrapped }}
        onSearch={setSearch}
        onFollow={setIsFollowing}
        onWrap={setIsWrapped}
        text={() => shown.map(({ at, level, text }) => (at === null ? text : `${at} ${level} ${text}`)).join('\n')}
      />
      {error && <ErrorBox error={error} onRetry={() => void refetch()} />}
      <LogScroll lines={shown} isWrapped={isWrapped} isFollowing={isFollowing && search === ''} />
      <Group justify="space-between" mih={36}>
        <Text size="sm" c="dimmed" role="status">
          {search === '' ? log.total(all.length) : log.found(shown.length, all.length)}
        </Text>
        {all.length >= lines && lines < MOST_LINES && (
          <Button
            variant="default"
            size="sm"
            loading={isPlaceholderData}
            onClick={() => {
              setLines(Math.min(lines * 5, MOST_LINES));
            }}
          >
            {log.more}
          </Button>
        )}
        {all.length >= MOST_LINES && (
          <Text size="sm" c="dimmed">
            {log.most}
          </Text>
        )}
      </Group>
    </Stack>
  );
}
