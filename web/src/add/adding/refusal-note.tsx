import type { ReactElement } from 'react';
import { useOutcome } from './ledger.js';
import classes from './refusal-note.module.css';

/** Why a thing could not be added, beside it and in the words of the host. */
export function RefusalNote({ refKey }: { refKey: string }): ReactElement | null {
  const outcome = useOutcome(refKey);
  if (outcome?.kind !== 'refused') return null;
  return (
    <p role="alert" className={classes.note}>
      {outcome.message}
    </p>
  );
}
