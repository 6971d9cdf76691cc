import { Button, Group, Stack, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { Link } from 'wouter';
import { say, words } from '../../words/index.js';
import type { Plugin } from '../data/plugin-queries.js';
import { NextTry } from '../state/next-try.js';
import { PluginStateBadge } from '../state/plugin-state-badge.js';
import { stateStory } from '../state/state-story.js';
import { StateActions } from './state-actions.js';

/** How it stands, why, whose fault that is, and what to do. */
export function StatePart({ plugin }: { plugin: Plugin }): ReactElement {
  const { state, since, nextTryAt } = plugin;
  const { reason, fault, advice } = stateStory(plugin);
  return (
    <Stack gap="sm" align="flex-start">
      <Group gap="sm">
        <PluginStateBadge state={state} />
        {since > 0 && (
          <Text size="sm" c="dimmed">
            {words.plugins.one.since(say.moment(since))}
          </Text>
        )}
        {nextTryAt !== null && (
          <Text size="sm">
            <NextTry at={nextTryAt} />
          </Text>
        )}
      </Group>
      {reason && (
        <Text style={{ overflowWrap: 'anywhere' }}>
          {reason} {fault}
        </Text>
      )}
      <Text c="dimmed">{advice}</Text>
      <WayOut plugin={plugin} />
      <StateActions plugin={plugin} />
    </Stack>
  );
}

/** Leads to where something can be done about it. */
function WayOut({ plugin: { id, state, hasConfig } }: { plugin: Plugin }): ReactElement | null {
  const { toSettings, toLog } = words.plugins.one;
  if ((state === 'needs_config' || state === 'needs_auth') && hasConfig)
    return (
      <Button component={Link} href={`/plugins/${id}?tab=settings`}>
        {toSettings}
      </Button>
    );
  if (state === 'tripped' || state === 'backoff')
    return (
      <Button component={Link} href={`/plugins/${id}?tab=log`}>
        {toLog}
      </Button>
    );
  return null;
}
