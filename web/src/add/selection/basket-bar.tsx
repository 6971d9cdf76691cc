import { Button, CloseButton, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { words } from '../../words/index.js';
import { AddMany, ManyRefused } from '../adding/add-many.js';
import { AddedNote } from '../adding/added-note.js';
import { useAdding } from '../adding/use-adding.js';
import classes from './basket-bar.module.css';
import { useBasket } from './basket.js';

/** At the foot while something is chosen, and until it has been read what came of it. */
export function BasketBar(): ReactElement | null {
  const { refs, clear } = useBasket();
  const adding = useAdding(clear);
  const isChosen = refs.size > 0;
  if (!isChosen && !adding.data) return null;
  return (
    <div className={classes.bar} role="region" aria-label={words.add.chosen(refs.size)}>
      <ManyRefused adding={adding} />
      <div className={classes.line}>
        {isChosen ? (
          <>
            <Text fw={600} role="status">
              {words.add.chosen(refs.size)}
            </Text>
            <Button variant="subtle" color="gray" onClick={clear} className={classes.clear}>
              {words.add.letGo}
            </Button>
            <AddMany refs={[...refs.values()]} label={words.add.addChosen(refs.size)} adding={adding} />
          </>
        ) : (
          adding.data && (
            <>
              <AddedNote answer={adding.data} />
              <CloseButton className={classes.clear} aria-label={words.errors.dismiss} onClick={adding.reset} />
            </>
          )
        )}
      </div>
    </div>
  );
}
