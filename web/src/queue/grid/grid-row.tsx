import { memo, useSyncExternalStore, type MouseEvent, type ReactElement } from 'react';
import { useItem } from '../../live/index.js';
import { ItemLine, openItemMenu } from '../item/index.js';
import { words } from '../../words/index.js';
import { ROW_HEIGHT } from '../list/row-map.js';
import type { GridControl } from './grid-control.js';
import classes from './grid.module.css';
import { RowLead } from './row-lead.js';
import { SkeletonRow } from './skeleton-row.js';
import { useLongPress } from './use-long-press.js';

/** What a row can ask for; the same object as long as the list is the same. */
export interface RowCommands {
  open: (id: string) => void;
  toggleFold: (id: string) => void;
}

export interface GridRowProps {
  /** undefined while it is on its way. */
  id: string | undefined;
  row: number;
  /** Pixels above it. */
  start: number;
  level: 1 | 2;
  /** Among its siblings, from 0. */
  position: number;
  /** null while nobody knows how many there are. */
  siblings: number | null;
  isUnfolded: boolean;
  isActive: boolean;
  isOrderable: boolean;
  mayControl: boolean;
  control: GridControl;
  commands: RowCommands;
}

/** One row: what marks, unfolds and moves it, and the line of its item. */
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

function ItemRow(props: GridRowProps & { id: string; frame: object }): ReactElement {
  const { id, row, level, isUnfolded, isActive, isOrderable, mayControl, control, commands, frame } = props;
  const item = useItem(id);
  const isCollection = Boolean(item?.children);
  const title = item?.title ?? words.queue.order.someItem;
  const isSelected = useSyncExternalStore(control.subscribe, () => control.isSelected(id));
  const press = useLongPress(() => {
    if (mayControl) control.toggle(row);
  });
  const tabIndex = isActive ? 0 : -1;
  return (
    <div
      {...frame}
      {...press}
      aria-label={item?.artist ? `${title}, ${item.artist}` : title}
      aria-selected={isSelected}
      aria-expanded={isCollection ? isUnfolded : undefined}
      data-id={id}
      onMouseDown={(event) => {
        // Else the focus would come first, and a range would begin here; text would be marked, too.
        if (event.shiftKey) event.preventDefault();
      }}
      onClick={(event) => {
        if (isOfLead(event)) return;
        if (event.shiftKey && mayControl) control.extendTo(row);
        else if (mayControl && (event.ctrlKey || event.metaKey)) control.toggle(row);
        else if (!isOfControl(event)) {
          control.goTo(row);
          commands.open(id);
        }
      }}
      onContextMenu={(event) => {
        event.preventDefault();
        // A long press of a finger has marked the row already.
        if (isTouch(event)) return;
        control.goTo(row, false);
        openItemMenu(id, { x: event.clientX, y: event.clientY });
      }}
      onFocus={() => {
        if (control.activeRow !== row) control.goTo(row, false);
      }}
    >
      <RowLead
        id={id}
        title={title}
        row={row}
        tabIndex={tabIndex}
        isCollection={isCollection}
        isUnfolded={isUnfolded}
        isSelected={isSelected}
        isOrderable={isOrderable}
        mayControl={mayControl}
        level={level}
        control={control}
        onFold={commands.toggleFold}
      />
      <div
        role="gridcell"
        className={classes.line}
        onClickCapture={(event) => {
          // While marks are made a tap anywhere on the line is one.
          if (!control.isSelecting || !isTouch(event)) return;
          event.preventDefault();
          event.stopPropagation();
          control.toggle(row);
        }}
      >
        <ItemLine id={id} level={level} tabIndex={tabIndex} mayControl={mayControl} onOpen={commands.open} />
      </div>
    </div>
  );
}

/** Whether a control in the row was meant, and not the row. */
function isOfControl({ target, currentTarget }: MouseEvent<HTMLElement>): boolean {
  const control = (target as Element).closest('button, a, input, label, [role=menuitem]');
  return control !== null && currentTarget.contains(control);
}

/** Marks and handles know what a key held down means. */
function isOfLead({ target }: MouseEvent<HTMLElement>): boolean {
  return (target as Element).closest('label, [data-handle], [data-fold]') !== null;
}

function isTouch({ nativeEvent }: MouseEvent): boolean {
  return nativeEvent instanceof PointerEvent && nativeEvent.pointerType === 'touch';
}
