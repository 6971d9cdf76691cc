import { Button, Group, Stack, Text } from '@mantine/core';
import { IconLibrary, IconRepeat } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import { useReplay } from '../../api/index.js';
import { ErrorBox } from '../../parts/index.js';
import { useMay } from '../../session/index.js';
import { words } from '../../words/index.js';
import type { Plugin } from '../data/plugin-queries.js';
import { Said } from '../state/said.js';
import { ReplayAllDialog } from './replay-all-dialog.js';

/** Many runs at once: those that failed, or the whole library. */
export function ReplayPart({ plugin }: { plugin: Plugin }): ReactElement {
  const [isAsking, setIsAsking] = useState(false);
  const dead = useReplay();
  const all = useReplay();
  const may = useMay('control');
  const { replay } = words.plugins.runs;
  const { id, deadRuns } = plugin;
  if (!may)
    return (
      <Text size="sm" c="dimmed">
        {replay.controlOnly}
      </Text>
    );
  return (
    <Stack gap="sm">
      <Group gap="xs">
        {deadRuns > 0 && (
          <Button
            leftSection={<IconRepeat size={18} stroke={1.75} aria-hidden />}
            loading={dead.isPending}
            onClick={() => {
              dead.mutate({ plugin: id, scope: 'dead' });
            }}
          >
            {replay.dead(deadRuns)}
          </Button>
        )}
        <Button
          variant="default"
          leftSection={<IconLibrary size={18} stroke={1.75} aria-hidden />}
          onClick={() => {
            setIsAsking(true);
          }}
        >
          {replay.all}
        </Button>
      </Group>
      {dead.error && <ErrorBox error={dead.error} onDismiss={dead.reset} />}
      {dead.data?.queued !== undefined && (
        <Said isGood onDismiss={dead.reset}>
          {replay.queued(dead.data.queued)}
        </Said>
      )}
      {all.isSuccess && (
        <Said isGood onDismiss={all.reset}>
          {replay.job}
        </Said>
      )}
      <ReplayAllDialog
        plugin={plugin}
        again={all}
        isOpen={isAsking}
        onClose={() => {
          setIsAsking(false);
        }}
      />
    </Stack>
  );
}
