import { ActionIcon } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { words } from '../../words/index.js';
import classes from './plugin-list.module.css';

interface OrderButtonsProps {
  name: string;
  isFirst: boolean;
  isLast: boolean;
  onMove: (by: -1 | 1) => void;
}

/** Moves a plugin a place up or down. At the ends they stay in the way of the focus, so that it is not lost. */
export function OrderButtons({ name, isFirst, isLast, onMove }: OrderButtonsProps): ReactElement {
  const { up, down } = words.plugins.order;
  return (
    <div className={classes.order}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={40}
        aria-label={up(name)}
        aria-disabled={isFirst}
        data-disabled={isFirst || undefined}
        onClick={() => {
          if (!isFirst) onMove(-1);
        }}
      >
        <IconChevronUp size={20} stroke={1.75} aria-hidden />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={40}
        aria-label={down(name)}
        aria-disabled={isLast}
        data-disabled={isLast || undefined}
        onClick={() => {
          if (!isLast) onMove(1);
        }}
      >
        <IconChevronDown size={20} stroke={1.75} aria-hidden />
      </ActionIcon>
    </div>
  );
}
