import { useLayoutEffect, useRef, useSyncExternalStore, type KeyboardEvent, type ReactElement } from 'react';
import { useRoom } from '../../live/index.js';
import { words } from '../../words/index.js';
import type { ListTree } from '../list/list-tree.js';
import { DropLine } from '../order/drop-line.js';
import type { GridControl } from './grid-control.js';
import { GridRow } from './grid-row.js';
import type { RowCommands } from './row-props.js';
import { SkeletonRows } from './skeleton-row.js';
import classes from './grid.module.css';
import { useRowFocus } from './use-row-focus.js';
import { useRowWindow } from './use-row-window.js';

interface QueueGridProps {
  list: ListTree;
  control: GridControl;
  commands: RowCommands;
  /** Whether rows may be put into another order. */
  isOrderable: boolean;
  mayControl: boolean;
  /** Where something dragged would come to stand, pixels from the beginning. */
  dropLine: number | null;
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
}

/** The rows of the queue. Of 100,000 those in view are there. */
export function QueueGrid(props: QueueGridProps): ReactElement {
  const { list, control, commands, isOrderable, mayControl, dropLine, onKeyDown } = props;
  const scroller = useRef<HTMLDivElement>(null);
  useSyncExternalStore(control.subscribe, control.getVersion);
  const { activeRow, isSelecting } = control;
  const { rows: drawn, height } = useRowWindow(list, scroller, activeRow);
  useRowFocus(scroller, list, control);
  return (
    <div ref={scroller} className={classes.scroller} data-selecting={isSelecting || undefined} data-testid="queue-rows">
      <div
        role="treegrid"
        aria-label={words.queue.title}
        aria-rowcount={list.isSizeFinal ? list.rows.rowCount : -1}
        aria-multiselectable={mayControl}
        aria-busy={list.size === null}
        className={classes.rows}
        style={{ height: list.size === null ? undefined : height }}
        onKeyDown={onKeyDown}
      >
        {dropLine !== null && <DropLine offset={dropLine} />}
        {list.size === null && !list.error && <SkeletonRows />}
        {drawn.map(({ index, start }) => {
          const id = list.idAt(index);
          const place = list.rows.at(index);
          return (
            <GridRow
              key={id ?? `row ${String(index)}`}
              id={id}
              row={index}
              start={start}
              level={place.level}
              position={place.level === 1 ? place.top : place.child}
              siblings={list.siblingsOf(place)}
              isUnfolded={id !== undefined && place.level === 1 && list.isUnfolded(id)}
              isActive={index === activeRow}
              isOrderable={place.level === 1 ? isOrderable : mayControl}
              mayControl={mayControl}
              control={control}
              commands={commands}
            />
          );
        })}
      </div>
      {list.unfolded.map((id) => (
        <Room key={id} id={id} list={list} />
      ))}
    </div>
  );
}

/** Hears of the members of an unfolded collection. */
function Room({ id, list }: { id: string; list: ListTree }): null {
  useRoom(`item:${id}`);
  // What happened before it was heard of.
  useLayoutEffect(() => {
    list.doubt(id);
  }, [list, id]);
  return null;
}
