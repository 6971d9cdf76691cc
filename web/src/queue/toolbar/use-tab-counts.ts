import { useLive } from '../../live/index.js';
import { STATUS_GROUPS, type QueueFilter, type StatusGroup } from '../filter/queue-filter.js';

/** @returns items under each tab; null where a further filter makes the numbers others */
export function useTabCounts({ type, words }: QueueFilter): Partial<Record<StatusGroup, number>> | null {
  const list = useLive(({ stats }) => stats?.list);
  if (!list || type !== null || words !== '') return null;
  const groups = Object.entries(STATUS_GROUPS) as [StatusGroup, (typeof STATUS_GROUPS)[StatusGroup]][];
  return Object.fromEntries(
    groups.map(([group, statuses]) => [
      group,
      group === 'all' ? list.total : statuses.reduce((sum, status) => sum + list[status], 0),
    ]),
  );
}
