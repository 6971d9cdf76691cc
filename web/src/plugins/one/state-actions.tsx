import { Button, Group, Stack, Tooltip } from '@mantine/core';
import { IconRefresh, IconRotate2, IconStethoscope, type TablerIcon } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useMay } from '../../session/index.js';
import { words } from '../../words/index.js';
import { useRevival, useTest } from '../data/plugin-actions.js';
import type { Plugin } from '../data/plugin-queries.js';
import { ActionAnswer } from './action-answer.js';

const RESETTABLE: readonly Plugin['state'][] = ['tripped', 'needs_auth', 'needs_config'];

/** Test, restart, reset; the answer stands below them until the next one. */
export function StateActions({ plugin: { id, state, enabled } }: { plugin: Plugin }): ReactElement | null {
  const { one } = words.plugins;
  const test = useTest(id);
  const restart = useRevival(id, 'restart');
  const reset = useRevival(id, 'reset');
  const all = [test, restart, reset];
  const isBusy = all.some(({ isPending }) => isPending);
  const start = (action: { mutate: () => void }): void => {
    for (const each of all) each.reset();
    action.mutate();
  };
  if (!useMay('admin')) return null;
  return (
    <Stack gap="sm" align="stretch" w="100%">
      <Group gap="xs">
        <Action icon={IconStethoscope} name={one.test} hint={one.testHint} action={test} {...{ isBusy, start }} />
        {enabled && (
          <Action
            icon={IconRefresh}
            name={one.restart}
            hint={one.restartHint}
            action={restart}
            {...{ isBusy, start }}
          />
        )}
        {RESETTABLE.includes(state) && (
          <Action icon={IconRotate2} name={one.reset} hint={one.resetHint} action={reset} {...{ isBusy, start }} />
        )}
      </Group>
      <ActionAnswer
        action={test}
        isGood={test.data?.ok}
        text={test.data?.ok ? (test.data.message ?? one.testOk) : test.data?.message}
        fault={test.data?.fault}
      />
      <ActionAnswer action={restart} isGood={restart.isSuccess} text={one.restarted} />
      <ActionAnswer action={reset} isGood={reset.isSuccess} text={one.resetDone} />
    </Stack>
  );
}

interface ActionProps {
  icon: TablerIcon;
  name: string;
  hint: string;
  action: { isPending: boolean; mutate: () => void };
  /** Another one is under way. */
  isBusy: boolean;
  start: (action: { mutate: () => void }) => void;
}

function Action({ icon: Icon, name, hint, action, isBusy, start }: ActionProps): ReactElement {
  return (
    <Tooltip label={hint} multiline maw={280} withArrow events={{ hover: true, focus: true, touch: false }}>
      <Button
        variant="default"
        leftSection={<Icon size={18} stroke={1.75} aria-hidden />}
        loading={action.isPending}
        disabled={isBusy && !action.isPending}
        onClick={() => {
          start(action);
        }}
      >
        {name}
      </Button>
    </Tooltip>
  );
}
