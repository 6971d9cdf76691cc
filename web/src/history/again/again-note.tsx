import { Anchor } from '@mantine/core';
import type { ReactElement } from 'react';
import { Link } from 'wouter';
import { words } from '../../words/index.js';
import classes from './again-note.module.css';
import type { Outcome } from './use-get-again.js';

interface AgainNoteProps {
  outcome: Exclude<Outcome, { kind: 'asking' }>;
  onForce: () => void;
}

/** What came of asking for it again, in its line. */
export function AgainNote({ outcome, onForce }: AgainNoteProps): ReactElement {
  const { again } = words.history;
  if (outcome.kind === 'refused') {
    return (
      <span role="alert" className={classes.note} data-refused title={outcome.message}>
        {outcome.message}
      </span>
    );
  }
  return (
    <span role="status" className={classes.note}>
      {again[outcome.kind]}{' '}
      {outcome.kind === 'there' ? (
        <Anchor component="button" type="button" fz="inherit" onClick={onForce}>
          {again.anyway}
        </Anchor>
      ) : (
        <Anchor component={Link} href={`/?item=${encodeURIComponent(outcome.itemId)}`} fz="inherit">
          {again.show}
        </Anchor>
      )}
    </span>
  );
}
