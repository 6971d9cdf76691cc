import { memo, type MouseEvent } from 'react';
import { useItem } from '../../../live/index.js';
import { Cover } from '../../../parts/index.js';
import { useItemCommands } from '../actions/item-commands.js';
import { openItemMenu } from '../actions/open-menu.js';
import classes from './item-line.module.css';
import { LineButtons } from './line-buttons.js';
import { LineError } from './line-error.js';
import { LineSkeleton } from './line-skeleton.js';
import { LineStanding } from './line-standing.js';
import { LineTitle } from './line-title.js';

export interface ItemLineProps {
  id: string;
  /** 2 = a member of a collection, in 52 px; 1 in 64 px. */
  level: 1 | 2;
  /** Of the controls in it: 0 in the row that has the focus of the grid, else -1. */
  tabIndex: 0 | -1;
  /** Whether who is there may command (`useMay('control')`, asked once for the list). */
  mayControl: boolean;
  /** Opens the drawer of the item: a click on cover or title without a modifier. */
  onOpen: (id: string) => void;
}

const LineCover = memo(Cover);

/** What one row of the list shows of an item. It fills the width that is left, and the height of the row. */
export const ItemLine = memo(function ItemLine({ id, level, tabIndex, mayControl, onOpen }: ItemLineProps) {
  const item = useItem(id);
  const { isPending, error, ...commands } = useItemCommands(id);
  if (!item) return <LineSkeleton level={level} />;
  return (
    <div className={classes.line} data-level={level} onContextMenu={(event) => openMenuOf(id, event)}>
      <LineCover url={item.coverUrl} size={level === 1 ? 48 : 36} />
      <LineTitle item={item} tabIndex={tabIndex} onOpen={onOpen} />
      {error ? (
        <LineError error={error} onDismiss={() => commands.dismiss(id)} />
      ) : (
        <LineStanding item={item} tabIndex={tabIndex} />
      )}
      <LineButtons item={item} tabIndex={tabIndex} mayControl={mayControl} isPending={isPending} />
    </div>
  );
});

/** Fingers select by holding: their menu is the drawer. */
function openMenuOf(id: string, event: MouseEvent): void {
  const { pointerType } = event.nativeEvent as PointerEvent;
  if (pointerType === 'touch') return;
  event.preventDefault();
  openItemMenu(id, { x: event.clientX, y: event.clientY });
}
