import { Button } from '@mantine/core';
import { IconPlus, IconRefresh } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useMay } from '../../session/index.js';
import { words } from '../../words/index.js';
import { keyOf, type Entry } from '../standing/ref.js';
import { StandingMark } from '../standing/standing-mark.js';
import { WishBar } from '../wish/wish-bar.js';
import classes from './add-panel.module.css';
import { RefusalNote } from './refusal-note.js';
import type { AddOne } from './use-add-one.js';

/** How the whole stands, in which quality it is wanted, and the button that adds it. */
export function AddPanel({ entry, add }: { entry: Entry; add: AddOne }): ReactElement {
  const { standing, action, isAdding, run } = add;
  const mayAdd = useMay('control');
  const isNew = standing.status === null;
  const Icon = isNew ? IconPlus : IconRefresh;
  return (
    <div className={classes.panel}>
      {mayAdd && <WishBar />}
      <div className={classes.line}>
        {mayAdd && action !== null && (
          <Button
            leftSection={<Icon size={18} stroke={1.75} aria-hidden />}
            variant={isNew ? 'filled' : 'default'}
            loading={isAdding}
            disabled={!standing.isKnown}
            onClick={() => {
              run?.();
            }}
          >
            {words.add.action[action]}
          </Button>
        )}
        <StandingMark standing={standing} refKey={keyOf(entry.ref)} isWide />
      </div>
      <RefusalNote refKey={keyOf(entry.ref)} />
    </div>
  );
}
