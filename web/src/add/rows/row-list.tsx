import { useRef, type ReactElement, type ReactNode } from 'react';
import { useRowWindow } from '../../parts/index.js';
import { useRoving } from './use-roving.js';
import classes from './row-list.module.css';

/** What a row has to know of its place in the list. */
export interface RowPlace {
  index: number;
  /** 0 for the row that the Tab key comes to, -1 for the others. */
  tabIndex: 0 | -1;
}

interface RowListProps {
  /** Says what is in it. */
  label: string;
  count: number;
  /** Height of a row before it is measured, pixels. */
  rowHeight: number;
  keyOf: (index: number) => string;
  children: (place: RowPlace) => ReactNode;
  /** Called when the last rows come into view. */
  onEnd?: () => void;
}

/**
 * A list of which only the rows in view are in the page, in the scroller that it stands in. The Tab key comes to one
 * row, the arrows go through all.
 */
export function RowList({ label, count, rowHeight, keyOf, children, onEnd }: RowListProps): ReactElement {
  const list = useRef<HTMLUListElement>(null);
  const { rows, height, measure, scrollTo } = useRowWindow({
    list,
    count,
    heightOf: () => rowHeight,
    keyOf,
    onEnd,
  });
  const { active, onKeyDown, onFocus } = useRoving({ list, count, scrollTo });
  return (
    <ul
      ref={list}
      role="list"
      aria-label={label}
      className={classes.list}
      style={{ height }}
      onKeyDown={onKeyDown}
      onFocus={onFocus}
    >
      {rows.map(({ index, key, start }) => (
        <li
          key={key}
          ref={measure}
          data-index={index}
          aria-posinset={index + 1}
          aria-setsize={count}
          className={classes.row}
          style={{ transform: `translateY(${String(start)}px)`, minHeight: rowHeight }}
        >
          {children({ index, tabIndex: index === active ? 0 : -1 })}
        </li>
      ))}
    </ul>
  );
}
