import { CloseButton, Text } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import type { ReactElement, ReactNode } from 'react';
import { words } from '../../words/index.js';
import classes from './said.module.css';

interface SaidProps {
  isGood: boolean;
  onDismiss: () => void;
  children: ReactNode;
}

/** What came of an action, beside it, read out at once. */
export function Said({ isGood, onDismiss, children }: SaidProps): ReactElement {
  const Icon = isGood ? IconCheck : IconX;
  return (
    <div role="status" className={classes.said} data-good={isGood || undefined}>
      <Icon size={20} stroke={1.75} aria-hidden />
      <Text size="sm" component="div" className={classes.text}>
        {children}
      </Text>
      <CloseButton aria-label={words.errors.dismiss} onClick={onDismiss} />
    </div>
  );
}
