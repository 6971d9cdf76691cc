import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import { words } from '../../../words/index.js';
import { ACTION_SIGNS } from '../actions/action-signs.js';
import type { ItemAction } from '../actions/actions-for.js';
import { performAction } from '../actions/perform-action.js';
import classes from './action-button.module.css';

interface ActionButtonProps {
  id: string;
  action: ItemAction;
  isFirst?: boolean;
  isPending?: boolean;
}

/** One action as a button; the likeliest wish stands out. */
export function ActionButton({
  id,
  action: { name, count },
  isFirst = false,
  isPending = false,
}: ActionButtonProps): ReactElement {
  const Sign = ACTION_SIGNS[name];
  return (
    <Button
      h={40}
      px="md"
      variant="default"
      className={isFirst && name !== 'again' ? classes.primary : undefined}
      leftSection={<Sign size={18} stroke={1.75} aria-hidden />}
      loading={isFirst && isPending}
      disabled={!isFirst && isPending}
      onClick={() => performAction(id, name)}
    >
      {words.item.actions[name](count)}
    </Button>
  );
}
