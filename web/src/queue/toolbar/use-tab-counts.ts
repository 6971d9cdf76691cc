import type { StatusGroup } from '../filter/queue-filter.js';
import type { QueueFilter } from '../filter/queue-filter.js';

/** @returns items under each tab; null where a further filter makes the numbers others */
export function useTabCounts(_filter: QueueFilter): Partial<Record<StatusGroup, number>> | null {
  return null;
}
