import { Alert, Anchor, Text } from '@mantine/core';
import { IconPower } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { Link } from 'wouter';
import { settingsQuery } from '../../api/index.js';
import { words } from '../../words/index.js';

/** Says so when the host was started with plugins off, or with the bundled ones only, and how to change that. */
export function ModeNotice(): ReactElement | null {
  const { data } = useQuery(settingsQuery);
  const mode = data?.['plugins.mode'];
  const { off } = words.plugins;
  // What is configured is not in effect yet: the plugins themselves say how they stand.
  if (mode?.restartNeeded) return <Alert color="gray" icon={<IconPower aria-hidden />} title={off.later} />;
  if (!mode || (mode.value !== 'off' && mode.value !== 'bundled')) return null;
  const isOff = mode.value === 'off';
  return (
    <Alert color="gray" icon={<IconPower aria-hidden />} title={isOff ? off.title : undefined}>
      <Text size="sm">
        {isOff ? off.text : off.bundledOnly}{' '}
        {mode.locked ? (
          off.locked(mode.environment)
        ) : (
          <Anchor component={Link} href="/settings" inherit>
            {off.settings}
          </Anchor>
        )}
      </Text>
    </Alert>
  );
}
