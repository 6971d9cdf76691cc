import { errorText } from '../../words/index.js';
import { call, rest, type Schema } from '../../api/index.js';
import { itemCommands } from '../item/index.js';
import { bulkFilter, type QueueFilter } from '../filter/queue-filter.js';

export type BulkAction = 'pause' | 'resume' | 'cancel' | 'retry' | 'remove' | 'top' | 'bottom';

/** Which items, and what else there is to say. */
export interface BulkJob {
  action: BulkAction;
  target: { ids: readonly string[] } | { filter: QueueFilter };
  /** Of a removal. Default `keep`. */
  files?: 'keep' | 'delete';
}

export interface BulkOutcome {
  done: number;
  failed: readonly { id: string; message: string }[];
}

/** Moves are made one by one. */
export const MOST_MOVES = 200;
/** Ids of one request, so that one can see how far it is. */
const CHUNK = 500;

/**
 * Does one thing to many items, each for itself.
 * @param onProgress hears after each part how many are through
 * @throws ApiError when the host refused all of it; what was done before stays done
 */
export async function runBulk(job: BulkJob, onProgress: (through: number) => void): Promise<BulkOutcome> {
  const { action, target } = job;
  if (action === 'top' || action === 'bottom') {
    return 'ids' in target ? moveAll(action, target.ids, onProgress) : { done: 0, failed: [] };
  }
  const what = { action, files: job.files ?? 'keep', report: 'failed' } as const;
  if ('filter' in target) return ask({ ...what, filter: bulkFilter(target.filter) });
  let outcome: BulkOutcome = { done: 0, failed: [] };
  for (let from = 0; from < target.ids.length; from += CHUNK) {
    const part = await ask({ ...what, ids: target.ids.slice(from, from + CHUNK) });
    outcome = { done: outcome.done + part.done, failed: [...outcome.failed, ...part.failed] };
    onProgress(Math.min(target.ids.length, from + CHUNK));
  }
  return outcome;
}

async function ask(body: Schema<'Actions'>): Promise<BulkOutcome> {
  const { results, done } = await call(rest.POST('/api/v1/downloads/actions', { body }));
  return { done, failed: results.map(({ id, error }) => ({ id, message: error?.message ?? '' })) };
}

/** In their order: the last one is put to the top first. */
async function moveAll(
  to: 'top' | 'bottom',
  ids: readonly string[],
  onProgress: (through: number) => void,
): Promise<BulkOutcome> {
  const failed: { id: string; message: string }[] = [];
  const inTurn = to === 'top' ? [...ids].reverse() : ids;
  for (const [index, id] of inTurn.entries()) {
    const error = await itemCommands.move(id, { to });
    if (error) failed.push({ id, message: errorText(error) });
    onProgress(index + 1);
  }
  return { done: ids.length - failed.length, failed };
}
