import { IconAlertTriangle, IconX } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { errorText, words } from '../../../words/index.js';
import classes from './line-error.module.css';

interface LineErrorProps {
  error: Error;
  onDismiss: () => void;
}

/** What the host said to the last command, in the place of the standing until somebody has read it. */
export function LineError({ error, onDismiss }: LineErrorProps): ReactElement {
  return (
    <div className={classes.error} role="alert">
      <IconAlertTriangle size={16} stroke={2} aria-hidden />
      <span className={classes.message} title={errorText(error)}>
        {errorText(error)}
      </span>
      <button
        type="button"
        className={classes.dismiss}
        aria-label={words.item.dismissError}
        onClick={(event) => {
          event.stopPropagation();
          onDismiss();
        }}
      >
        <IconX size={16} stroke={1.75} aria-hidden />
      </button>
    </div>
  );
}
