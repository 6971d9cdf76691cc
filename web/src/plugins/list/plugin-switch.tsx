import { Loader, Switch } from '@mantine/core';
import type { ReactElement } from 'react';
import { useMay } from '../../session/index.js';
import { words } from '../../words/index.js';
import type { useSwitch } from '../data/plugin-actions.js';
import type { Plugin } from '../data/plugin-queries.js';

interface PluginSwitchProps {
  plugin: Plugin;
  /** Its error is shown by who holds the switch. */
  switching: ReturnType<typeof useSwitch>;
}

/** Whether a plugin is on; for good. */
export function PluginSwitch({ plugin: { displayName, enabled }, switching }: PluginSwitchProps): ReactElement {
  const may = useMay('admin');
  const { isPending, variables, mutate } = switching;
  return (
    <Switch
      size="md"
      checked={isPending ? variables : enabled}
      disabled={!may}
      title={may ? undefined : words.plugins.adminOnly}
      aria-label={words.plugins.isOn(displayName)}
      aria-busy={isPending}
      thumbIcon={isPending ? <Loader size={10} aria-hidden /> : undefined}
      onChange={(event) => {
        if (!isPending) mutate(event.currentTarget.checked);
      }}
    />
  );
}
