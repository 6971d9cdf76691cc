import { Button } from '@mantine/core';
import { IconPlus, IconRefresh } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useMay } from '../../session/index.js';
import { words } from '../../words/index.js';
import { keyOf, type MediaRef } from '../standing/ref.js';
import { StandingMark } from '../standing/standing-mark.js';
import { WishBar } from '../wish/wish-bar.js';
import classes from './add-panel.module.css';
import { RefusalNote } from './refusal-note.js';
import type { AddOne } from './use-add-one.js';

/** In which quality the whole is wanted, the button that adds it, and how it stands. */
export function AddPanel({ mediaRef, add }: { mediaRef: MediaRef; add: AddOne }): ReactElement {
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
            size="sm"
            className={classes.button}
            loading={isAdding}
            disabled={!standing.isKnown}
            onClick={() => {
              run?.();
            }}
          >
            {words.add.actionOnAll(action, mediaRef.type)}
          </Button>
        )}
        <StandingMark standing={standing} refKey={keyOf(mediaRef)} isWide />
      </div>
      <RefusalNote refKey={keyOf(mediaRef)} />
    </div>
  );
}
