import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { DurableHookName } from '@deemusic/plugin-sdk';
import { DatabaseReader, type Transaction } from '../../../database/index.js';
import { Clock } from '../../../domain/index.js';
import { IS_OPEN, type HookRunRow } from './hook-run-row.js';
import { refreshHead } from './run-heads.js';

/** Of many slots those for which a run is due: mostly one or none. */
export const DUE_SLOTS = `
SELECT key FROM json_each(?) WHERE EXISTS (
  SELECT 1 FROM hook_run INDEXED BY hook_run_due
  WHERE plugin = value ->> 'plugin' AND hook = value ->> 'hook' AND state = 'pending' AND head = 1)`;

/** WITH first and INDEXED BY, so that the planner never sorts what is due; only heads are in that index. */
export const CLAIM = `
WITH next AS (
  SELECT id FROM hook_run INDEXED BY hook_run_due WHERE plugin = ?1 AND hook = ?2 AND state = 'pending' AND head = 1
  ORDER BY lane, id LIMIT ?3)
UPDATE hook_run SET state = 'running', attempt = attempt + 1, started_at = ?4, lease_until = ?5, owner = ?6, next_at = NULL,
  progress = NULL
WHERE id IN (SELECT id FROM next) RETURNING *`;

export const SUPERSEDE_OLDER = `
UPDATE hook_run SET state = 'skipped', finished_at = ?1, next_at = NULL, head = 0, result = json_object('note', ?2)
WHERE id IN (
  SELECT id FROM hook_run INDEXED BY hook_run_entity WHERE entity = ?3 AND hook = ?4 AND event_id < ?5
  AND state IN ('pending', 'retry', 'waiting', 'dead') AND plugin IN (SELECT value FROM json_each(?6)))`;

export const SUPERSEDE_ITEM = `
UPDATE hook_run INDEXED BY hook_run_open SET state = 'skipped', finished_at = ?1, next_at = NULL, lease_until = NULL,
  owner = NULL, head = 0, result = json_object('note', ?2)
WHERE entity = ?3 AND ${IS_OPEN} RETURNING id`;

/** So many runs of a hook of a plugin may begin. */
export interface HookSlots {
  plugin: string;
  hook: DurableHookName;
  count: number;
  /** A run that does not end within it is given up. */
  leaseMs: number;
}

/** What is dead keeps its error: why it is skipped is in the note. */
export const SUPERSEDE_DEAD = `
UPDATE hook_run INDEXED BY hook_run_entity SET state = 'skipped', result = json_object('note', ?1)
WHERE entity = ?2 AND state = 'dead'`;

/** How a run ends, or when it is tried again. Columns that are not named keep what they hold. */
export type RunChange = Partial<
  Pick<
    HookRunRow,
    | 'state'
    | 'attempt'
    | 'next_at'
    | 'crash_kills'
    | 'progress'
    | 'result'
    | 'error_kind'
    | 'error_fault'
    | 'error_message'
    | 'finished_at'
  >
>;

/** Rows of `hook_run`: the statements of their life. */
@Injectable()
export class HookRunStore {
  /** This run of the host: a row that another one claimed is not ours to settle. */
  readonly owner = randomUUID();

  constructor(
    private readonly clock: Clock,
    private readonly reader: DatabaseReader,
  ) {}

  /** One look for them all, and outside of the units: most hooks have nothing to do most of the time. */
  async due(slots: readonly HookSlots[]): Promise<HookSlots[]> {
    const rows = await this.reader.all<{ key: number }>(DUE_SLOTS, [JSON.stringify(slots)]);
    return rows.flatMap(({ key }) => slots[key] ?? []);
  }

  async claim(tx: Transaction, { plugin, hook, count, leaseMs }: HookSlots): Promise<HookRunRow[]> {
    const now = this.clock.now();
    const rows = await tx.all<HookRunRow>(CLAIM, [plugin, hook, count, now, now + leaseMs, this.owner]);
    // RETURNING promises no order.
    return rows.sort((a, b) => a.lane - b.lane || a.id - b.id);
  }

  /** Ends a running run, or puts it back. @returns false when it is ours no more: superseded meanwhile */
  async release(tx: Transaction, run: HookRunRow, change: RunChange): Promise<boolean> {
    const columns = Object.keys(change);
    const { changes } = await tx.run(
      `UPDATE hook_run SET head = 0, lease_until = NULL, owner = NULL, ${columns.map((column) => `${column} = ?`).join(', ')}
       WHERE id = ? AND state = 'running' AND owner = ?`,
      [...Object.values(change), run.id, this.owner],
    );
    if (changes === 0) return false;
    await this.refreshHead(tx, run.entity);
    return true;
  }

  /** Whose turn it is among the open runs of an item. */
  refreshHead(tx: Transaction, itemId: string): Promise<void> {
    return refreshHead(tx, itemId, this.clock.now());
  }

  /** Of the same hook of these plugins: runs of earlier events that have not begun are not needed any more, nor are dead ones. */
  async supersedeOlder(
    tx: Transaction,
    event: { id: number; itemId: string; name: DurableHookName; plugins: readonly string[] },
  ): Promise<void> {
    const plugins = JSON.stringify(event.plugins);
    const why = 'a newer run took its place';
    await tx.run(SUPERSEDE_OLDER, [this.clock.now(), why, event.itemId, event.name, event.id, plugins]);
  }

  /**
   * All open runs of an item, and the dead ones: they would count for its next time, also those of a plugin that is not asked then.
   * @returns ids of those that were open, what runs among them
   */
  async supersedeItem(tx: Transaction, itemId: string, why: string): Promise<number[]> {
    await tx.run(SUPERSEDE_DEAD, [why, itemId]);
    const rows = await tx.all<{ id: number }>(SUPERSEDE_ITEM, [this.clock.now(), why, itemId]);
    return rows.map(({ id }) => id);
  }

  async hasOpen(tx: Transaction, itemId: string): Promise<boolean> {
    const row = await tx.get(
      `SELECT 1 FROM hook_run INDEXED BY hook_run_open WHERE entity = ? AND ${IS_OPEN} LIMIT 1`,
      [itemId],
    );
    return row !== null;
  }
}
