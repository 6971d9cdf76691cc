import { Button, Center, Group, Skeleton, Stack } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { Link } from 'wouter';
import { ApiError } from '../../api/index.js';
import { ErrorBox, Page } from '../../parts/index.js';
import { words } from '../../words/index.js';
import { useSwitch } from '../data/plugin-actions.js';
import { pluginQuery, type Plugin } from '../data/plugin-queries.js';
import { PluginSwitch } from '../list/plugin-switch.js';
import { originOf } from '../state/origin.js';
import { PluginStateBadge } from '../state/plugin-state-badge.js';
import classes from './overview.module.css';
import { PluginTabs } from './plugin-tabs.js';

const { one } = words.plugins;

/** One plugin, whole. */
export function OnePage({ id }: { id: string }): ReactElement {
  const { data, error, refetch } = useQuery(pluginQuery(id));
  if (data) return <Known plugin={data} />;
  return (
    <Page title={id} actions={<Back />}>
      {error instanceof ApiError && error.status === 404 ? (
        <Center mih="30vh">{one.missing}</Center>
      ) : error ? (
        <ErrorBox error={error} onRetry={() => void refetch()} />
      ) : (
        <Stack aria-hidden>
          <Skeleton h={40} />
          <Skeleton h={240} />
        </Stack>
      )}
    </Page>
  );
}

function Known({ plugin }: { plugin: Plugin }): ReactElement {
  const switching = useSwitch(plugin.id);
  const actions = (
    <Group gap="md">
      <Back />
      <PluginSwitch plugin={plugin} switching={switching} />
    </Group>
  );
  const lead = (
    <span className={classes.lead}>
      <PluginStateBadge state={plugin.state} /> {originOf(plugin)}
    </span>
  );
  return (
    <Page title={plugin.displayName} lead={lead} actions={actions}>
      {switching.error && <ErrorBox error={switching.error} onDismiss={switching.reset} />}
      <PluginTabs plugin={plugin} />
    </Page>
  );
}

function Back(): ReactElement {
  return (
    <Button
      component={Link}
      href="/plugins"
      variant="subtle"
      color="gray"
      px="xs"
      leftSection={<IconArrowLeft size={18} stroke={1.75} aria-hidden />}
    >
      {one.all}
    </Button>
  );
}
