import type { Transaction } from '../../../database/index.js';
import { IS_OPEN } from './hook-run-row.js';

/** So long the others of an item wait for one that is to be tried again. A plugin that fails for an hour holds nobody else up. */
const PATIENCE_MS = 10_000;

const HEAD = `
SELECT id FROM hook_run INDEXED BY hook_run_open
WHERE entity = ?1 AND ${IS_OPEN} AND state <> 'waiting' AND (state <> 'retry' OR next_at <= ?2)
ORDER BY state <> 'running', event_id, seq LIMIT 1`;

/** One statement per changed entity; exported for the test of its plan. */
export const REFRESH_HEAD = `
UPDATE hook_run INDEXED BY hook_run_open SET head = (id = coalesce((${HEAD}), 0))
WHERE entity = ?1 AND ${IS_OPEN}`;

/**
 * One run of an entity at a time, in order: of the open runs the one that runs is the head, or else the first that neither waits for its
 * plugin nor for a far retry. To be called in every unit that opens, ends, parks or brings back a run.
 * @param now epoch ms
 */
export async function refreshHead(tx: Transaction, entity: string, now: number): Promise<void> {
  await tx.run(REFRESH_HEAD, [entity, now + PATIENCE_MS]);
}
