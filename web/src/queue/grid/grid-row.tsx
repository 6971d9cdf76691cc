import { memo, type ReactElement } from 'react';
import { ROW_HEIGHT } from '../list/row-map.js';
import classes from './grid.module.css';
import { ItemRow } from './item-row.js';
import type { GridRowProps } from './row-props.js';
import { SkeletonRow } from './skeleton-row.js';

/** One row: an item, or the place of one that is on its way. */
export const GridRow = memo(function GridRow(props: GridRowProps): ReactElement {
  const { id, row, start, level, position, siblings, isActive, isUnfolded } = props;
  const frame = {
    role: 'row',
    className: classes.row,
    'aria-rowindex': row + 1,
    'aria-level': level,
    'aria-posinset': position + 1,
    'aria-setsize': siblings ?? -1,
    'data-row': row,
    'data-level': level,
    tabIndex: isActive ? 0 : -1,
    style: { height: ROW_HEIGHT[level], transform: `translateY(${String(start)}px)` },
  };
  if (id !== undefined) return <ItemRow {...props} id={id} frame={frame} />;
  return (
    <div {...frame} aria-busy aria-expanded={isUnfolded || undefined}>
      <SkeletonRow level={level} />
    </div>
  );
});
