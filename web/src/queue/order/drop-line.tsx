import type { ReactElement } from 'react';
import classes from './order.module.css';

/** Where something that is dragged would come to stand. */
export function DropLine({ offset }: { offset: number }): ReactElement {
  return <div role="presentation" className={classes.line} style={{ transform: `translateY(${String(offset)}px)` }} />;
}
