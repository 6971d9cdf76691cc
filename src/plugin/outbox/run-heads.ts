import type { Transaction } from '../../database/index.js';
import { IS_OPEN } from './hook-run-row.js';

const HEAD = `
SELECT id FROM hook_run INDEXED BY hook_run_open WHERE entity = ?1 AND ${IS_OPEN} AND state <> 'waiting'
ORDER BY state <> 'running', event_id, seq LIMIT 1`;

/** One statement per changed entity; exported for the test of its plan. */
export const REFRESH_HEAD = `
UPDATE hook_run INDEXED BY hook_run_open SET head = (id = coalesce((${HEAD}), 0))
WHERE entity = ?1 AND ${IS_OPEN}`;

/**
 * One run of an entity at a time, in order: of the open runs the one that runs is the head, or else the first that does not wait for its
 * plugin. To be called in every unit that opens, ends or parks a run.
 */
export async function refreshHead(tx: Transaction, entity: string): Promise<void> {
  await tx.run(REFRESH_HEAD, [entity]);
}
