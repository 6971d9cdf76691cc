import { Stack, Text, VisuallyHidden } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import { ErrorBox } from '../../parts/index.js';
import { words } from '../../words/index.js';
import { useReorder } from '../data/plugin-actions.js';
import type { Plugin } from '../data/plugin-queries.js';
import { moved, orderConflicts } from './order-conflicts.js';
import { OrderButtons } from './order-buttons.js';
import classes from './plugin-list.module.css';
import { PluginRow } from './plugin-row.js';

interface PluginListProps {
  plugins: readonly Plugin[];
  /** Whether their order is being changed. */
  isArranging: boolean;
}

/** The plugins in the order in which they work, as far as they leave it open. */
export function PluginList({ plugins, isArranging }: PluginListProps): ReactElement {
  const reorder = useReorder();
  const [lastMove, setLastMove] = useState('');
  const { order, one } = words.plugins;
  const move = (plugin: Plugin, by: -1 | 1): void => {
    const ids = moved(
      plugins.map(({ id }) => id),
      plugin.id,
      by,
    );
    reorder.mutate(ids, {
      onSuccess: () => {
        setLastMove(order.moved(plugin.displayName, ids.indexOf(plugin.id) + 1, ids.length));
      },
    });
  };
  return (
    <Stack gap="sm">
      {isArranging && (
        <Text size="sm" c="dimmed">
          {order.hint}
        </Text>
      )}
      {reorder.error && <ErrorBox error={reorder.error} onDismiss={reorder.reset} />}
      <ul className={classes.list}>
        {plugins.map((plugin, place) => (
          <li key={plugin.id} className={classes.row}>
            {isArranging && (
              <OrderButtons
                name={plugin.displayName}
                isFirst={place === 0}
                isLast={place === plugins.length - 1}
                onMove={(by) => {
                  move(plugin, by);
                }}
              />
            )}
            <PluginRow plugin={plugin} />
          </li>
        ))}
      </ul>
      {isArranging &&
        orderConflicts(plugins).map(({ hook, first, second }) => (
          <Text key={hook} size="sm" className={classes.conflict}>
            <IconInfoCircle size={16} stroke={1.75} aria-hidden />
            {order.otherwise(one.hook[hook].name, first, second)}
          </Text>
        ))}
      <VisuallyHidden role="status">{lastMove}</VisuallyHidden>
    </Stack>
  );
}
