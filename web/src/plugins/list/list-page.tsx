import { Button, Skeleton, Stack } from '@mantine/core';
import { IconArrowsSort, IconPuzzle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { Empty, ErrorBox, Page } from '../../parts/index.js';
import { useMay } from '../../session/index.js';
import { words } from '../../words/index.js';
import { pluginsQuery } from '../data/plugin-queries.js';
import { InstallHint } from './install-hint.js';
import { ModeNotice } from './mode-notice.js';
import { PluginList } from './plugin-list.js';

const { plugins } = words;

/** All plugins, with how they stand. */
export function ListPage(): ReactElement {
  const { data, error, refetch } = useQuery(pluginsQuery);
  const [isArranging, setIsArranging] = useState(false);
  const mayArrange = useMay('admin') && (data?.items.length ?? 0) > 1;
  const arrange = (
    <Button
      variant="default"
      leftSection={<IconArrowsSort size={18} stroke={1.75} aria-hidden />}
      aria-pressed={isArranging}
      onClick={() => {
        setIsArranging(!isArranging);
      }}
    >
      {isArranging ? plugins.order.done : plugins.order.arrange}
    </Button>
  );
  return (
    <Page title={plugins.title} lead={plugins.lead} actions={mayArrange ? arrange : null}>
      <Stack gap="lg">
        <ModeNotice />
        {error && <ErrorBox error={error} onRetry={() => void refetch()} />}
        {!data && !error && <Loading />}
        {data?.items.length === 0 && <Empty icon={IconPuzzle} title={plugins.empty} text={plugins.emptyText} />}
        {data && data.items.length > 0 && (
          <PluginList plugins={data.items} isArranging={isArranging && data.items.length > 1} />
        )}
        <InstallHint />
      </Stack>
    </Page>
  );
}

function Loading(): ReactElement {
  return (
    <Stack gap="xs" aria-hidden>
      {[1, 2, 3, 4].map((row) => (
        <Skeleton key={row} h={96} radius="md" />
      ))}
    </Stack>
  );
}
