import { Button } from '@mantine/core';
import { IconChevronRight, IconPlus, IconRefresh } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useMay } from '../../session/index.js';
import { words } from '../../words/index.js';
import { isMedia, type Entry } from '../standing/ref.js';
import classes from './add-control.module.css';
import type { AddOne } from './use-add-one.js';

interface AddControlProps {
  entry: Entry;
  add: AddOne;
  tabIndex: 0 | -1;
}

/** At the end of a row, in a place of fixed width: the button that adds the thing; where it is narrow only its sign. */
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
  const Icon = isNew ? IconPlus : IconRefresh;
  return (
    <span className={classes.control} data-new={isNew || undefined}>
      {mayAdd && action !== null && standing.isKnown && (
        <Button
          classNames={{ root: classes.button, section: classes.section, label: classes.label }}
          size="xs"
          variant={isNew ? 'default' : 'subtle'}
          {...(!isNew && { color: 'gray' })}
          tabIndex={tabIndex}
          leftSection={<Icon size={16} stroke={1.75} aria-hidden />}
          loading={isAdding}
          title={words.add.action[action]}
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
