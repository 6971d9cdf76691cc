import { Button } from '@mantine/core';
import { IconArrowUp } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { say, words } from '../../words/index.js';
import classes from './new-ones.module.css';
import { PAGE } from './use-history.js';

/** How many have ended since the list was asked for. Lies over the list: nothing moves. */
export function NewOnes({ count, onShow }: { count: number; onShow: () => void }): ReactElement {
  const { history } = words;
  return (
    <div className={classes.place} role="status">
      {count > 0 && (
        <Button
          className={classes.button}
          radius="xl"
          leftSection={<IconArrowUp size={18} aria-hidden />}
          onClick={onShow}
        >
          {history.newOnes(count < PAGE ? say.count(count) : history.atLeast(PAGE))}
        </Button>
      )}
    </div>
  );
}
