import { Injectable } from '@nestjs/common';
import type { DurableHookName, RunReason } from '@deemusic/plugin-sdk';
import type { Transaction } from '../../../database/index.js';
import type { HookSummary } from '../../hook-subjects.js';
import { HookAbility } from '../ability/hook-ability.js';
import type { HookRunState } from './hook-run-row.js';

/** The newest run of each plugin's hook; of a bare column beside max() SQLite takes the value in that very row. */
export const NEWEST_RUNS = `
SELECT max(id) AS id, plugin, hook, state, on_error, error_message, seq,
  (SELECT reason FROM hook_event WHERE hook_event.id = event_id) AS reason
FROM hook_run INDEXED BY hook_run_entity WHERE entity = ? GROUP BY plugin, hook`;

interface NewestRun {
  id: number;
  plugin: string;
  hook: DurableHookName;
  state: HookRunState;
  on_error: 'continue' | 'fail';
  error_message: string | null;
  seq: number;
  reason: RunReason;
}

/** How the runs of an item stand. */
@Injectable()
export class HookSummaries {
  constructor(private readonly ability: HookAbility) {}

  async of(tx: Transaction, itemId: string): Promise<HookSummary> {
    const runs = await tx.all<NewestRun>(NEWEST_RUNS, [itemId]);
    runs.sort((a, b) => a.seq - b.seq || a.id - b.id);
    const setAside = runs.filter((run) => this.isSetAside(run));
    const open = runs.filter((run) => isOpen(run.state) && !setAside.includes(run));
    const process = open.filter((run) => run.hook === 'processTrack' && !isRepeated(run));
    const holding = open.filter((run) => run.hook === 'processTrack' && isHolding(run));
    const dead = runs.filter(({ state }) => state === 'dead');
    const fatal = dead.find((run) => run.hook === 'processTrack' && run.on_error === 'fail');
    return {
      openProcess: process.length,
      holding: holding.length,
      isHeldForGood: holding.some((run) => run.on_error === 'fail'),
      openAfter: open.length - process.length,
      setAside: setAside.length,
      done: runs.length - open.length - setAside.length - dead.length,
      dead: dead.length,
      failure: fatal ? { plugin: fatal.plugin, message: fatal.error_message ?? 'it failed' } : null,
    };
  }

  /** Nobody can say when, or whether, a plugin is switched on again: nothing waits for it, and nothing looks unfinished. */
  private isSetAside({ plugin, hook, state }: NewestRun): boolean {
    return state === 'waiting' && !this.ability.isWanted(plugin, hook);
  }
}

/** What is done again was done before, or was found wanting then: the file has not become worse for it. */
function isRepeated({ reason }: NewestRun): boolean {
  return reason === 'replay' || reason === 'backfill';
}

/** A plugin that cannot run holds nothing, unless its track must not be seen without it. */
function isHolding({ state, on_error }: NewestRun): boolean {
  return state !== 'waiting' || on_error === 'fail';
}

function isOpen(state: HookRunState): boolean {
  return state === 'pending' || state === 'running' || state === 'retry' || state === 'waiting';
}
