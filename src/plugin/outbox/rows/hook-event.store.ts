import { Injectable } from '@nestjs/common';
import type { DurableHookName } from '@deemusic/plugin-sdk';
import type { SqlValue, Transaction } from '../../../database/index.js';
import { Clock } from '../../../domain/index.js';
import type { HookBinding } from '../../hook-binding.js';
import type { HookFacts } from '../../hook-subjects.js';
import { HookAbility } from '../ability/hook-ability.js';
import { IS_OPEN, type HookEventInput, type HookRunState, type Lane } from './hook-run-row.js';

export const NEXT_REVISION = `
INSERT INTO hook_event (name, entity, revision, payload, origin, depth, reason, created_at)
SELECT ?1, ?2, coalesce(max(revision), 0) + 1, ?3, ?4, ?5, ?6, ?7
FROM hook_event INDEXED BY hook_event_entity WHERE entity = ?2 AND name = ?1
RETURNING id, revision`;

const INSERT_RUNS = `
INSERT INTO hook_run (event_id, entity, hook, lane, created_at, plugin, version, stage, seq, state, on_error, retries)
SELECT ?1, ?2, ?3, ?4, ?5, value ->> 'plugin', value ->> 'version', value ->> 'stage', value ->> 'seq', value ->> 'state',
  value ->> 'onError', value ->> 'retries'
FROM json_each(?6)`;

export const NEWEST_OPEN_EVENT = `
SELECT state, attempt, lane, plugin, (SELECT payload IS NOT NULL FROM hook_event WHERE id = event_id) AS isKept
FROM hook_run WHERE event_id = (
  SELECT max(event_id) FROM hook_run INDEXED BY hook_run_open WHERE entity = ? AND hook = ? AND ${IS_OPEN})`;

interface OpenRun {
  state: HookRunState;
  attempt: number;
  lane: Lane;
  plugin: string;
  isKept: 0 | 1;
}

/** Rows of `hook_event`, with the runs that they make due. */
@Injectable()
export class HookEventStore {
  constructor(
    private readonly clock: Clock,
    private readonly ability: HookAbility,
  ) {}

  /** @returns id of the event, and how often the item had this event by now */
  async insert(
    tx: Transaction,
    event: HookEventInput,
    bindings: readonly HookBinding[],
    options: { lane: Lane; payload: string | null },
  ): Promise<{ id: number; revision: number }> {
    const now = this.clock.now();
    const { name, itemId, reason, origin = null, depth = 0 } = event;
    const values: SqlValue[] = [name, itemId, options.payload, origin, depth, reason, now];
    const made = await tx.get<{ id: number; revision: number }>(NEXT_REVISION, values);
    if (!made) throw new Error('an event was not inserted');
    const runs = bindings.map(({ plugin, version, hook }, seq) => ({
      plugin,
      version,
      seq,
      stage: hook.order,
      state: this.ability.able(plugin, name) ? 'pending' : 'waiting',
      onError: hook.onError,
      retries: hook.retries,
    }));
    await tx.run(INSERT_RUNS, [made.id, itemId, name, options.lane, now, JSON.stringify(runs)]);
    return made;
  }

  /**
   * Whether an event of that name stands open that no run has begun, for all these plugins: its runs will see the item as it is by then,
   * so that another event would only do the same twice.
   */
  async isCovered(
    tx: Transaction,
    name: DurableHookName,
    itemId: string,
    bindings: readonly HookBinding[],
    lane: Lane,
  ): Promise<boolean> {
    const runs = await tx.all<OpenRun>(NEWEST_OPEN_EVENT, [itemId, name]);
    if (runs.length === 0 || runs.some((run) => hasBegun(run) || run.lane > lane)) return false;
    // Kept facts are those of an item of the same id that left the list.
    if (runs.some(({ isKept }) => isKept === 1)) return false;
    const plugins = new Set(runs.map(({ plugin }) => plugin));
    return bindings.every(({ plugin }) => plugins.has(plugin));
  }

  /** The item leaves the list: what its open runs need to know of it stays with them. */
  async keepFacts(tx: Transaction, itemId: string, name: DurableHookName, facts: HookFacts): Promise<void> {
    await tx.run(
      `UPDATE hook_event SET payload = ?1 WHERE payload IS NULL AND id IN (
         SELECT event_id FROM hook_run INDEXED BY hook_run_open WHERE entity = ?2 AND hook = ?3 AND ${IS_OPEN})`,
      [JSON.stringify(facts), itemId, name],
    );
  }
}

function hasBegun({ state, attempt }: OpenRun): boolean {
  return attempt > 0 || (state !== 'pending' && state !== 'waiting');
}
