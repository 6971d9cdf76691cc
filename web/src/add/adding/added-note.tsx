import { Anchor, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { Link } from 'wouter';
import type { Schema } from '../../api/index.js';
import { words } from '../../words/index.js';
import classes from './added-note.module.css';

/** What came of adding many, honestly: what was there already is not called new. */
export function AddedNote({ answer }: { answer: Schema<'DownloadAnswer'> }): ReactElement {
  const { items } = answer;
  const isNew = items.filter(({ created }) => created).length;
  const isRequeued = items.filter(({ created, requeued }) => requeued && !created).length;
  return (
    <Text size="sm" role="status" className={classes.note}>
      {words.add.added({ isNew, isRequeued, wasThere: items.length - isNew - isRequeued })}
      {' · '}
      <Anchor component={Link} href="/" size="sm" underline="always">
        {words.add.toQueue}
      </Anchor>
    </Text>
  );
}
