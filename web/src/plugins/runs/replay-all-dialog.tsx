import { Button, Group, Modal, Select, Stack, Text } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import type { useReplay } from '../../api/index.js';
import { ErrorBox } from '../../parts/index.js';
import { words } from '../../words/index.js';
import type { Plugin } from '../data/plugin-queries.js';
import type { ReplayOrder } from './run-queries.js';

interface ReplayAllDialogProps {
  plugin: Plugin;
  /** What came of it is shown by who asks. */
  again: ReturnType<typeof useReplay>;
  isOpen: boolean;
  onClose: () => void;
}

type DurableHook = NonNullable<ReplayOrder['hook']>;

/** Asks before a plugin goes through the whole library. */
export function ReplayAllDialog({ plugin, again, isOpen, onClose }: ReplayAllDialogProps): ReactElement {
  const { id, displayName } = plugin;
  const { replay } = words.plugins.runs;
  const [hook, setHook] = useState<string | null>('');
  const hooks = durableHooks(plugin);
  const chosen = hooks.find((name) => name === hook);
  return (
    <Modal opened={isOpen} onClose={onClose} title={replay.allTitle(displayName)} centered>
      <Stack>
        <Text>{replay.allText}</Text>
        {hooks.length > 1 && (
          <Select
            label={replay.allHook}
            value={hook}
            onChange={setHook}
            allowDeselect={false}
            data={[
              { value: '', label: replay.everyHook },
              ...hooks.map((name) => ({ value: name, label: words.plugins.one.hook[name].name })),
            ]}
          />
        )}
        {again.error && <ErrorBox error={again.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} data-autofocus>
            {replay.cancel}
          </Button>
          <Button
            loading={again.isPending}
            onClick={() => {
              again.mutate({ plugin: id, scope: 'all', ...(chosen && { hook: chosen }) }, { onSuccess: onClose });
            }}
          >
            {replay.allGo}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function durableHooks({ hooks }: Plugin): DurableHook[] {
  return hooks.flatMap(({ name, enabled }) => (enabled && name !== 'beforeDownload' ? [name] : []));
}
