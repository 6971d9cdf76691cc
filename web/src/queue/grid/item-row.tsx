import { useSyncExternalStore, type ReactElement } from 'react';
import { useItem } from '../../live/index.js';
import { words } from '../../words/index.js';
import { ItemLine, openItemMenu } from '../item/index.js';
import classes from './grid.module.css';
import { isOfControl, isOfLead, isTouch } from './row-clicks.js';
import { RowLead } from './row-lead.js';
import type { GridRowProps } from './row-props.js';
import { useLongPress } from './use-long-press.js';

/** What marks, unfolds and moves an item, and its line. */
export function ItemRow(props: GridRowProps & { id: string; frame: object }): ReactElement {
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
