import { ActionIcon, Menu } from '@mantine/core';
import { IconDots, IconRefresh, IconTrash } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import { words } from '../../words/index.js';
import { SweepDialog, type Sweep } from '../bulk/sweep-dialog.js';
import classes from './toolbar.module.css';

/** What can be done with the whole queue at once. */
export function QueueMenu(): ReactElement {
  const [sweep, setSweep] = useState<Sweep | null>(null);
  return (
    <>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <ActionIcon variant="default" size={36} className={classes.square} aria-label={words.queue.menu.label}>
            <IconDots size={18} stroke={1.75} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconRefresh size={16} stroke={1.75} aria-hidden />}
            onClick={() => {
              setSweep('retryAll');
            }}
          >
            {words.queue.menu.retryProblems}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconTrash size={16} stroke={1.75} aria-hidden />}
            onClick={() => {
              setSweep('clearFinished');
            }}
          >
            {words.queue.menu.clearFinished}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <SweepDialog
        sweep={sweep}
        onClose={() => {
          setSweep(null);
        }}
      />
    </>
  );
}
