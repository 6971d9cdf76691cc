import { IconCheck } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { words } from '../words/index.js';
import classes from './steps.module.css';

const NAMES = Object.values(words.welcome.steps);

interface StepsProps {
  /** From 1. */
  step: number;
  /** One that was skipped is passed, not done. */
  isAccountDone: boolean;
}

/** How far one has come. */
export function Steps({ step, isAccountDone }: StepsProps): ReactElement {
  const isDone = (index: number): boolean => index + 1 < step && (index !== 1 || isAccountDone);
  return (
    <ol aria-label={words.welcome.progress} className={classes.steps}>
      {NAMES.map((name, index) => (
        <li
          key={name}
          className={classes.step}
          data-done={isDone(index) || undefined}
          aria-current={index + 1 === step ? 'step' : undefined}
        >
          <span className={classes.sign} aria-hidden>
            {isDone(index) ? <IconCheck size={14} stroke={2.5} /> : index + 1}
          </span>
          {name}
        </li>
      ))}
    </ol>
  );
}
