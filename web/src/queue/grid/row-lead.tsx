import { IconChevronRight } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { words } from '../../words/index.js';
import { DragHandle } from '../order/drag-handle.js';
import type { GridControl } from './grid-control.js';
import classes from './row-lead.module.css';

interface RowLeadProps {
  id: string;
  title: string;
  row: number;
  level: 1 | 2;
  tabIndex: 0 | -1;
  isCollection: boolean;
  isUnfolded: boolean;
  isSelected: boolean;
  isOrderable: boolean;
  mayControl: boolean;
  control: GridControl;
  onFold: (id: string) => void;
}

/** What stands before the line of an item: what moves it, marks it, and unfolds it. */
export function RowLead(props: RowLeadProps): ReactElement {
  const {
    id,
    title,
    row,
    level,
    tabIndex,
    isCollection,
    isUnfolded,
    isSelected,
    isOrderable,
    mayControl,
    control,
    onFold,
  } = props;
  return (
    <div role="gridcell" className={classes.lead} data-level={level}>
      {isOrderable && <DragHandle id={id} title={title} tabIndex={tabIndex} />}
      {mayControl && (
        <label className={classes.mark}>
          <input
            type="checkbox"
            className={classes.box}
            checked={isSelected}
            tabIndex={tabIndex}
            aria-label={words.queue.select.one(title)}
            onChange={(event) => {
              if (event.nativeEvent instanceof MouseEvent && event.nativeEvent.shiftKey) control.extendTo(row);
              else control.toggle(row);
            }}
          />
        </label>
      )}
      {isCollection ? (
        <button
          type="button"
          className={classes.fold}
          data-fold
          tabIndex={tabIndex}
          aria-label={isUnfolded ? words.queue.fold(title) : words.queue.unfold(title)}
          aria-expanded={isUnfolded}
          onClick={() => {
            onFold(id);
          }}
        >
          <IconChevronRight size={18} stroke={1.75} aria-hidden />
        </button>
      ) : (
        <span className={classes.fold} />
      )}
    </div>
  );
}
