import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { call, rest } from '../../api/index.js';
import { ErrorBox } from '../../parts/index.js';
import { words } from '../../words/index.js';
import { STATUS_GROUPS, type QueueFilter } from '../filter/queue-filter.js';
import type { BulkAction } from './bulk-run.js';
import { reasonsOf } from './reasons.js';
import { useBulk } from './use-bulk.js';

/** Something that is done to all items of a kind. */
export type Sweep = 'retryAll' | 'clearFinished';

const SWEEPS: Record<Sweep, { action: BulkAction; filter: QueueFilter }> = {
  retryAll: {
    action: 'retry',
    filter: { statuses: STATUS_GROUPS.problems, type: null, words: '', sort: 'position' },
  },
  clearFinished: {
    action: 'remove',
    filter: { statuses: STATUS_GROUPS.done, type: null, words: '', sort: 'position' },
  },
};

/** Says how many it is about, asks, and does it. */
export function SweepDialog({ sweep, onClose }: { sweep: Sweep | null; onClose: () => void }): ReactElement {
  return (
    <Modal opened={sweep !== null} onClose={onClose} title={sweep && words.queue[sweep].title} centered>
      {sweep && <Question sweep={sweep} onClose={onClose} />}
    </Modal>
  );
}

function Question({ sweep, onClose }: { sweep: Sweep; onClose: () => void }): ReactElement {
  const { action, filter } = SWEEPS[sweep];
  const say = words.queue[sweep];
  const many = useHowMany(filter);
  const bulk = useBulk();
  const reasons = bulk.outcome ? reasonsOf(bulk.outcome.failed) : [];
  const total = many.data;
  return (
    <Stack gap="md">
      {many.error && <ErrorBox error={many.error} onRetry={() => void many.refetch()} />}
      {!many.error && (
        <Text>{total === undefined ? words.queue.counting : total === 0 ? say.none : say.text(total)}</Text>
      )}
      {bulk.error && <ErrorBox error={bulk.error} />}
      {reasons.length > 0 && bulk.outcome && (
        <div role="status">
          <Text size="sm">{words.queue.bulk.done[action](bulk.outcome.done)}</Text>
          {reasons.slice(0, 5).map(({ message, count }) => (
            <Text key={message} size="sm" c="dimmed">
              {words.queue.bulk.reason(count, message)}
            </Text>
          ))}
        </div>
      )}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose} data-autofocus>
          {bulk.outcome ? words.shell.close : words.queue.notNow}
        </Button>
        {!bulk.outcome && (
          <Button
            color={action === 'remove' ? 'red' : undefined}
            disabled={!total}
            loading={bulk.isPending}
            onClick={() => {
              void bulk.start({ action, target: { filter } }).then((outcome) => {
                if (outcome?.failed.length === 0) onClose();
              });
            }}
          >
            {say.doIt}
          </Button>
        )}
      </Group>
    </Stack>
  );
}

function useHowMany(filter: QueueFilter) {
  const status = filter.statuses.join(',');
  return useQuery({
    queryKey: ['downloads', 'total', status],
    queryFn: async ({ signal }) => {
      const { total } = await call(rest.GET('/api/v1/downloads', { params: { query: { status, limit: 1 } }, signal }));
      return total ?? 0;
    },
    staleTime: 0,
    gcTime: 0,
  });
}
