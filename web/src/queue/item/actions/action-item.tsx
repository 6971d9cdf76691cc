import { Menu } from '@mantine/core';
import type { ReactElement } from 'react';
import { words } from '../../../words/index.js';
import { ACTION_SIGNS } from './action-signs.js';
import type { ItemAction } from './actions-for.js';
import classes from './item-menu.module.css';
import { performAction } from './perform-action.js';

interface ActionItemProps {
  /** Of the item. */
  id: string;
  action: ItemAction;
}

/** One action in a menu. */
export function ActionItem({ id, action: { name, count } }: ActionItemProps): ReactElement {
  const Sign = ACTION_SIGNS[name];
  return (
    <Menu.Item
      className={name === 'remove' ? classes.danger : undefined}
      leftSection={<Sign size={18} stroke={1.75} aria-hidden />}
      onClick={() => {
        performAction(id, name);
      }}
    >
      {words.item.actions[name](count)}
    </Menu.Item>
  );
}
