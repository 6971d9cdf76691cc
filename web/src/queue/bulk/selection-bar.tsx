import { ActionIcon, Button, Loader, Text } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useSyncExternalStore, type ReactElement } from 'react';
import { words } from '../../words/index.js';
import type { QueueFilter } from '../filter/queue-filter.js';
import type { GridControl } from '../grid/grid-control.js';
import { RemoveDialog } from '../item/index.js';
import { BulkButtons } from './bulk-buttons.js';
import { BulkResult } from './bulk-result.js';
import type { BulkAction, BulkJob } from './bulk-run.js';
import classes from './selection-bar.module.css';
import type { Bulk } from './use-bulk.js';

interface SelectionBarProps {
  control: GridControl;
  bulk: Bulk;
  filter: QueueFilter;
  /** Items under the filter; null when nobody can tell. */
  total: number | null;
  isAsking: boolean;
  onAsk: (isAsking: boolean) => void;
}

/** Over the foot of the list, while something is marked or was done to what was: no row moves for it. */
export function SelectionBar(props: SelectionBarProps): ReactElement | null {
  const { control, bulk, filter, total, isAsking, onAsk } = props;
  useSyncExternalStore(control.subscribe, control.getVersion);
  const { selection } = control;
  const many = selection.kind === 'all' ? total : selection.ids.size;
  const target: BulkJob['target'] = selection.kind === 'all' ? { filter } : { ids: [...selection.ids] };
  const start = async (action: BulkAction, files?: 'keep' | 'delete'): Promise<void> => {
    const outcome = await bulk.start({ action, target, ...(files && { files }) });
    if (!outcome) return;
    onAsk(false);
    if (outcome.failed.length === 0) control.clear();
  };
  if (!control.isSelecting && !bulk.outcome && !bulk.error) return null;
  return (
    <section className={classes.bar} aria-label={words.queue.select.bar}>
      {!bulk.isPending && !isAsking && <BulkResult bulk={bulk} control={control} />}
      {control.isSelecting && (
        <Marked
          {...props}
          many={many}
          onAction={(action) => {
            bulk.reset();
            if (action === 'remove') onAsk(true);
            else void start(action);
          }}
        />
      )}
      <RemoveDialog
        isOpen={isAsking}
        what={many === null ? words.queue.select.all(null) : words.queue.items(many)}
        isPending={bulk.isPending}
        error={isAsking ? bulk.error : null}
        onClose={() => {
          onAsk(false);
        }}
        onConfirm={(files) => void start('remove', files)}
      />
    </section>
  );
}

type MarkedProps = SelectionBarProps & { many: number | null; onAction: (action: BulkAction) => void };

/** How many are marked, and what can be done with them. */
function Marked({ control, bulk, total, many, onAction }: MarkedProps): ReactElement {
  const { selection } = control;
  const isEverything = selection.kind === 'all';
  const canMarkMore = !isEverything && (total === null || selection.ids.size < total);
  return (
    <div className={classes.line}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={40}
        aria-label={words.queue.select.clear}
        onClick={() => {
          control.clear();
          bulk.reset();
        }}
      >
        <IconX size={18} stroke={1.75} aria-hidden />
      </ActionIcon>
      <Text fw={600} size="sm" className={classes.count} aria-live="polite">
        {isEverything ? words.queue.select.all(total) : words.queue.select.some(selection.ids.size)}
      </Text>
      {canMarkMore && (
        <Button
          variant="subtle"
          size="compact-sm"
          className={classes.all}
          onClick={() => {
            control.selectAll();
          }}
        >
          {words.queue.select.everything(total)}
        </Button>
      )}
      <span className={classes.gap} />
      {bulk.isPending ? (
        <Progress bulk={bulk} many={many} />
      ) : (
        <BulkButtons isEverything={isEverything} many={many} onAction={onAction} />
      )}
    </div>
  );
}

function Progress({ bulk, many }: { bulk: Bulk; many: number | null }): ReactElement {
  const doing = words.queue.bulk.doing[bulk.job?.action ?? 'retry'];
  return (
    <Text size="sm" c="dimmed" className={classes.progress} role="status">
      <Loader size={16} />
      {bulk.through === null || many === null
        ? words.queue.bulk.working(doing)
        : words.queue.bulk.progress(doing, bulk.through, many)}
    </Text>
  );
}
