import { IconCheck } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { words } from '../words/index.js';
import classes from './steps.module.css';

const NAMES = Object.values(words.welcome.steps);

/** How far one has come. @param step from 1 */
export function Steps({ step }: { step: number }): ReactElement {
  return (
    <ol aria-label={words.welcome.progress} className={classes.steps}>
      {NAMES.map((name, index) => (
        <li
          key={name}
          className={classes.step}
          data-done={index + 1 < step || undefined}
          aria-current={index + 1 === step ? 'step' : undefined}
        >
          <span className={classes.sign} aria-hidden>
            {index + 1 < step ? <IconCheck size={14} stroke={2.5} /> : index + 1}
          </span>
          {name}
        </li>
      ))}
    </ol>
  );
}
