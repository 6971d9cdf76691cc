import type { ReactElement } from 'react';
import { LineSkeleton } from '../item/index.js';
import { ROW_HEIGHT } from '../list/row-map.js';
import classes from './row-lead.module.css';

/** In the place of a row that is on its way. */
export function SkeletonRow({ level }: { level: 1 | 2 }): ReactElement {
  return (
    <div role="gridcell" className={classes.skeleton} data-level={level}>
      <LineSkeleton level={level} />
    </div>
  );
}

/** In the place of a list that is on its way. */
export function SkeletonRows(): ReactElement {
  return (
    <div role="presentation">
      {Array.from({ length: 12 }, (_, row) => (
        <div key={row} role="row" className={classes.waiting} style={{ height: ROW_HEIGHT[1] }}>
          <SkeletonRow level={1} />
        </div>
      ))}
    </div>
  );
}
