import type { ReactElement } from 'react';
import { useItem } from '../../live/index.js';
import { Cover } from '../../parts/index.js';
import { words } from '../../words/index.js';
import classes from './order.module.css';

/** What is under the pointer while a row is dragged. */
export function LiftedCard({ id }: { id: string }): ReactElement {
  const item = useItem(id);
  return (
    <div className={classes.card}>
      <Cover url={item?.coverUrl ?? null} size={40} />
      <span className={classes.names}>
        <span className={classes.name}>{item?.title ?? words.item.untitled}</span>
        <span className={classes.artist}>{item?.artist}</span>
      </span>
    </div>
  );
}
