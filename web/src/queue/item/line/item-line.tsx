import { memo, type ReactElement } from 'react';
import { useItem, useLive, useProgress } from '../../../live/index.js';
import { Cover } from '../../../parts/index.js';
import { words } from '../../../words/index.js';
import { standingOf } from '../standing/standing-of.js';

export interface ItemLineProps {
  id: string;
  /** 2 = a member of a collection, in 52 px; 1 in 64 px. */
  level: 1 | 2;
  /** Of the controls in it: 0 in the row that has the focus of the grid, else -1. */
  tabIndex: 0 | -1;
  /** Opens the drawer of the item. */
  onOpen: (id: string) => void;
}

/** What one row of the list shows of an item. It fills the width that is left, and the height of the row. */
export const ItemLine = memo(function ItemLine({ id, level }: ItemLineProps): ReactElement | null {
  const item = useItem(id);
  const progress = useProgress(id);
  const queue = useLive((state) => state.queue);
  if (!item) return null;
  const { text } = standingOf(item, progress, { queue, now: item.createdAt, maxRetries: null });
  return (
    <>
      <Cover url={item.coverUrl} size={level === 1 ? 48 : 36} />
      <span>{item.title ?? words.item.untitled}</span>
      <span>{text}</span>
    </>
  );
});
