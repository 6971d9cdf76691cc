import { Injectable, Logger } from '@nestjs/common';
import { Subscription } from 'rxjs';
import type { DurableHookName } from '@deemusic/plugin-sdk';
import { DatabaseReader, WriteQueue, type Transaction } from '../../../database/index.js';
import { Clock, CoalescedRounds, toHostError } from '../../../domain/index.js';
import { HookSubjectsRegistry } from '../../hook-subjects-registry.js';
import { DURABLE_HOOKS, HookAbility } from './hook-ability.js';
import { IS_UNSETTLED } from '../rows/hook-run-row.js';
import { HookSummaries } from '../rows/hook-summaries.js';
import { OutboxWakeUps } from '../outbox-wake-ups.js';
import { refreshHead } from '../rows/run-heads.js';
import { ToldHooks } from './told-hooks.js';

const RUNS_AT_ONCE = 200;
const TRY_AGAIN_MS = 1000;

const parked = (states: string, hooks: string): string =>
  `SELECT id FROM hook_run INDEXED BY hook_run_unsettled
   WHERE plugin = ?1 AND ${IS_UNSETTLED} AND state IN (${states}) AND hook ${hooks} (SELECT value FROM json_each(?2))
   LIMIT ${String(RUNS_AT_ONCE)}`;

/** Of a plugin that cannot run: its runs wait. */
export const PARK = `
UPDATE hook_run SET state = 'waiting', next_at = NULL, head = 0
WHERE id IN (${parked(`'pending', 'retry'`, 'NOT IN')}) RETURNING entity, hook`;
/** Of one that can again: they go on, at once. */
export const UNPARK = `
UPDATE hook_run SET state = 'pending', next_at = NULL WHERE id IN (${parked(`'waiting'`, 'IN')}) RETURNING entity, hook`;

/** Of a hook that was switched on or off: its waiting runs count for their items from now on, or no more. */
export const WAITING = `
SELECT id, entity FROM hook_run INDEXED BY hook_run_unsettled
WHERE plugin = ? AND ${IS_UNSETTLED} AND state = 'waiting' AND hook = ? AND id > ? ORDER BY id LIMIT ${String(RUNS_AT_ONCE)}`;

interface Moved {
  entity: string;
  hook: DurableHookName;
}

interface Standing {
  /** The hooks that can be executed, as JSON. */
  able: string;
  /** Those that are switched on, as JSON: what waits of the others counts for nothing. */
  wanted: string;
}

/** Keeps the rows in step with which plugins can run: a plugin that cannot holds nothing up, one that can again goes on. */
@Injectable()
export class AbilityWatch {
  private readonly logger = new Logger('Plugins');
  private readonly changed = new Set<string>();
  /** What each plugin could do, and was wanted for, when the rows were brought in step last. */
  private readonly inStep = new Map<string, Standing>();
  private readonly rounds = new CoalescedRounds(() => this.round());
  private subscription: Subscription | null = null;

  constructor(
    private readonly clock: Clock,
    private readonly writeQueue: WriteQueue,
    private readonly reader: DatabaseReader,
    private readonly ability: HookAbility,
    private readonly summaries: HookSummaries,
    private readonly subjects: HookSubjectsRegistry,
    private readonly wakeUps: OutboxWakeUps,
    private readonly told: ToldHooks,
  ) {}

  /** Resolves when the rows are in step for the first time; follows every change from then on. */
  async start(): Promise<void> {
    this.subscription = this.ability.changed$.subscribe((plugin) => {
      this.look(plugin);
    });
    const known = await this.reader.all<{ plugin: string }>(
      `SELECT DISTINCT plugin FROM hook_run INDEXED BY hook_run_unsettled WHERE ${IS_UNSETTLED}`,
    );
    for (const { plugin } of known) this.changed.add(plugin);
    this.rounds.wake();
    await this.rounds.idle();
  }

  async close(): Promise<void> {
    this.subscription?.unsubscribe();
    await this.rounds.close();
  }

  /** Resolves when all changes so far have reached the rows. */
  idle(): Promise<void> {
    return this.rounds.idle();
  }

  private look(plugin: string): void {
    // `ready` and `busy` take turns all the time; nothing is to be done then, but a slot may be free for a run.
    const { able, wanted } = this.standing(plugin);
    const known = this.inStep.get(plugin);
    if (known?.able !== able || known.wanted !== wanted) {
      this.changed.add(plugin);
      this.rounds.wake();
    }
    this.wakeUps.wake();
  }

  private standing(plugin: string): Standing {
    const wanted = DURABLE_HOOKS.filter((name) => this.ability.isWanted(plugin, name));
    return { able: JSON.stringify(this.ability.ableHooks(plugin)), wanted: JSON.stringify(wanted) };
  }

  private async round(): Promise<void> {
    for (const plugin of this.changed) {
      this.changed.delete(plugin);
      try {
        await this.bringInStep(plugin);
      } catch (error) {
        this.logger.error(`runs of ${plugin} could not be brought in step: ${toHostError(error).message}`);
        this.inStep.delete(plugin);
        this.changed.add(plugin);
        this.clock.schedule(TRY_AGAIN_MS, () => {
          this.rounds.wake();
        });
        return;
      }
    }
    this.wakeUps.wake();
  }

  private async bringInStep(plugin: string): Promise<void> {
    const told = await this.told.of(plugin);
    let moved: number;
    do {
      moved = await this.writeQueue.run(async (tx) => {
        // Looked at in the unit: whatever changes from here on is another round.
        const { able, wanted } = this.standing(plugin);
        this.inStep.set(plugin, { able, wanted });
        const rows = [...(await tx.all<Moved>(PARK, [plugin, able])), ...(await tx.all<Moved>(UNPARK, [plugin, able]))];
        await this.tellItems(tx, rows, told, JSON.parse(wanted) as DurableHookName[]);
        return rows.length;
      });
    } while (moved > 0);
    const wanted = JSON.parse(this.inStep.get(plugin)?.wanted ?? '[]') as DurableHookName[];
    const turned = DURABLE_HOOKS.filter((hook) => wanted.includes(hook) !== told.includes(hook));
    for (const hook of turned) await this.tellWaiting(plugin, hook);
    if (turned.length > 0) await this.told.remember(plugin, wanted);
  }

  private async tellWaiting(plugin: string, hook: DurableHookName): Promise<void> {
    let after: number | undefined = 0;
    while (after !== undefined) {
      const from: number = after;
      after = await this.writeQueue.run(async (tx) => {
        const rows = await tx.all<{ id: number; entity: string }>(WAITING, [plugin, hook, from]);
        await this.tell(tx, new Set(rows.map(({ entity }) => entity)));
        return rows.at(-1)?.id;
      });
    }
  }

  /**
   * Of `processTrack` it matters to an item whether its plugin can run: its publication may wait for it. Of all hooks it matters whether
   * somebody wants them, and whether that is as the items were told.
   */
  private async tellItems(
    tx: Transaction,
    rows: readonly Moved[],
    told: readonly DurableHookName[],
    wanted: readonly DurableHookName[],
  ): Promise<void> {
    for (const entity of new Set(rows.map((row) => row.entity))) await refreshHead(tx, entity, this.clock.now());
    const matters = rows.filter(
      ({ hook }) => hook === 'processTrack' || !wanted.includes(hook) || !told.includes(hook),
    );
    await this.tell(tx, new Set(matters.map(({ entity }) => entity)));
  }

  private async tell(tx: Transaction, itemIds: ReadonlySet<string>): Promise<void> {
    for (const itemId of itemIds) {
      const summary = await this.summaries.of(tx, itemId);
      await this.subjects.current.settled(tx, { itemId, summary, patch: null, note: null });
    }
  }
}
