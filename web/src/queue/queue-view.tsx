import { VisuallyHidden } from '@mantine/core';
import { useMemo, useState, useSyncExternalStore, type ReactElement } from 'react';
import { useLiveMessages } from '../live/index.js';
import { ErrorBox } from '../parts/index.js';
import { useMay } from '../session/index.js';
import { words } from '../words/index.js';
import { SelectionBar } from './bulk/selection-bar.js';
import { useBulk } from './bulk/use-bulk.js';
import { EmptyQueue } from './empty-queue.js';
import { isOrderable } from './filter/queue-filter.js';
import { GridControl } from './grid/grid-control.js';
import { QueueGrid } from './grid/queue-grid.js';
import { gridKeys } from './grid/key-handler.js';
import type { QueueList } from './list/queue-list.js';
import { titleOf } from './order/announcements.js';
import { Reorder } from './order/reorder.js';
import { shiftItem } from './order/shift-item.js';
import classes from './queue-page.module.css';

interface QueueViewProps {
  list: QueueList;
  open: (id: string) => void;
  onShowAll: () => void;
}

/** The rows under one filter, with what is marked and dragged of them. */
export function QueueView({ list, open, onShowAll }: QueueViewProps): ReactElement {
  useSyncExternalStore(list.subscribe, list.getVersion);
  const mayControl = useMay('control');
  const [control] = useState(() => new GridControl(list));
  const commands = useMemo(
    () => ({
      open,
      toggleFold: (id: string) => {
        if (list.isUnfolded(id)) list.fold(id);
        else list.unfold(id);
      },
    }),
    [list, open],
  );
  useLiveMessages(control.hear);
  const bulk = useBulk();
  const [isAsking, setAsking] = useState(false);
  const [told, setTold] = useState('');
  const canOrder = mayControl && isOrderable(list.filter);
  const keys = gridKeys(list, control, {
    open,
    mayControl,
    removeSelected: () => {
      setAsking(true);
    },
    shift: (id, to) => {
      if (!canOrder) return;
      void shiftItem(list, id, to).then((place) => {
        if (place) setTold(words.queue.order.moved(titleOf(id), place.place, place.total));
      });
    },
  });
  return (
    <div className={classes.view}>
      {list.error && (
        <div className={classes.error}>
          <ErrorBox
            error={list.error}
            title={words.queue.failed}
            onRetry={() => {
              list.retry();
            }}
          />
        </div>
      )}
      <div className={classes.rows}>
        {list.size === 0 ? (
          <EmptyQueue filter={list.filter} onShowAll={onShowAll} />
        ) : (
          <Reorder list={list} control={control}>
            {(dropLine) => (
              <QueueGrid
                list={list}
                control={control}
                commands={commands}
                isOrderable={canOrder}
                mayControl={mayControl}
                dropLine={dropLine}
                onKeyDown={keys}
              />
            )}
          </Reorder>
        )}
      </div>
      {mayControl && (
        <SelectionBar
          control={control}
          bulk={bulk}
          filter={list.filter}
          total={list.isSizeFinal ? list.size : null}
          isAsking={isAsking}
          onAsk={setAsking}
        />
      )}
      <VisuallyHidden role="status">{told}</VisuallyHidden>
    </div>
  );
}
