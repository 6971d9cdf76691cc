import { useDocumentTitle } from '@mantine/hooks';
import type { ReactElement } from 'react';
import { words } from '../words/index.js';
import { useOpenItem } from './filter/use-open-item.js';
import { useQueueFilter } from './filter/use-queue-filter.js';
import { ItemDrawer, ItemMenuHost } from './item/index.js';
import { useQueueList } from './list/use-queue-list.js';
import classes from './queue-page.module.css';
import { QueueView } from './queue-view.js';
import { Toolbar } from './toolbar/toolbar.js';

/** The queue, as much of it as the address asks for, and one item beside it. */
export function QueuePage(): ReactElement {
  useDocumentTitle(`${words.queue.title} · ${words.shell.name}`);
  const { filter, change, hrefOf } = useQueueFilter();
  const { openId, open, close } = useOpenItem();
  const { list, key } = useQueueList(filter);
  return (
    <div className={classes.page}>
      <Toolbar filter={filter} change={change} hrefOf={hrefOf} />
      <QueueView
        key={key}
        list={list}
        open={open}
        onShowAll={() => {
          change({ statuses: [], type: null, words: '' });
        }}
      />
      <ItemMenuHost onOpen={open} />
      <ItemDrawer id={openId} onClose={close} onOpen={open} />
    </div>
  );
}
