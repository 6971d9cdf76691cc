import { Button } from '@mantine/core';
import { IconChevronRight, IconPlus, IconRefresh } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useMay } from '../../session/index.js';
import { words } from '../../words/index.js';
import { isMedia, keyOf, type Entry } from '../standing/ref.js';
import { StandingMark } from '../standing/standing-mark.js';
import classes from './add-control.module.css';
import type { AddOne } from './use-add-one.js';

interface AddControlProps {
  entry: Entry;
  add: AddOne;
  tabIndex?: 0 | -1;
}

/** At the end of a row, in a place of fixed width: how the thing stands, and the button that adds it. */
export function AddControl({ entry, add, tabIndex }: AddControlProps): ReactElement {
  const mayAdd = useMay('control');
  if (!isMedia(entry.ref)) {
    return (
      <span className={classes.control}>
        <IconChevronRight size={18} stroke={1.75} aria-hidden className={classes.chevron} />
      </span>
    );
  }
  const { standing, action, isAdding, run } = add;
  const isNew = standing.status === null;
  return (
    <span className={classes.control} data-has-standing={!isNew || undefined}>
      <StandingMark standing={standing} refKey={keyOf(entry.ref)} tabIndex={tabIndex} />
      {mayAdd && action !== null && standing.isKnown && (
        <Button
          className={classes.button}
          size="xs"
          variant={isNew ? 'light' : 'subtle'}
          tabIndex={tabIndex}
          leftSection={
            isNew ? (
              <IconPlus size={16} stroke={1.75} aria-hidden />
            ) : (
              <IconRefresh size={16} stroke={1.75} aria-hidden />
            )
          }
          loading={isAdding}
          aria-label={words.add.actionOn(words.add.action[action], entry.title)}
          onClick={() => {
            run?.();
          }}
        >
          {words.add.action[action]}
        </Button>
      )}
    </span>
  );
}
