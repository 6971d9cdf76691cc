import { VisuallyHidden } from '@mantine/core';
import { IconDisc, IconPlaylist, type TablerIcon } from '@tabler/icons-react';
import type { Item, ItemType } from 'deemusic/wire';
import type { MouseEvent, ReactElement } from 'react';
import { words } from '../../../words/index.js';
import { byline } from './byline.js';
import classes from './item-line.module.css';
import { titleOf } from './title-of.js';

const ICONS: Record<ItemType, TablerIcon | null> = { track: null, album: IconDisc, playlist: IconPlaylist };

interface LineTitleProps {
  item: Item;
  tabIndex: 0 | -1;
  onOpen: (id: string) => void;
}

/** What it is, and by whom; leads to all that is known of it. */
export function LineTitle({ item, tabIndex, onOpen }: LineTitleProps): ReactElement {
  const Icon = ICONS[item.type];
  const title = titleOf(item);
  return (
    <button
      type="button"
      className={classes.title}
      tabIndex={tabIndex}
      title={title}
      onClick={(event) => {
        // With a modifier the click is for the row: it selects.
        if (isPlain(event)) {
          event.stopPropagation();
          onOpen(item.id);
        }
      }}
    >
      <span className={classes.name} data-untitled={item.title === null || undefined}>
        {Icon && <Icon className={classes.type} size={16} stroke={1.75} aria-hidden />}
        {Icon && <VisuallyHidden>{words.item.type[item.type]}: </VisuallyHidden>}
        <bdi>{title}</bdi>
      </span>
      <span className={classes.by}>{byline(item)}</span>
    </button>
  );
}

function isPlain({ shiftKey, ctrlKey, metaKey }: MouseEvent): boolean {
  return !shiftKey && !ctrlKey && !metaKey;
}
