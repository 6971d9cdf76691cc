import { Injectable, Logger } from '@nestjs/common';
import type { TrackPatch } from '@deemusic/plugin-sdk';
import { WriteQueue } from '../../../database/index.js';
import { Clock, toHostError } from '../../../domain/index.js';
import type { HookFailure } from '../../hook-failure.js';
import { HookSubjectsRegistry } from '../../hook-subjects-registry.js';
import { verdictOn, type Verdict } from './failure-policy.js';
import { HookAbility } from '../ability/hook-ability.js';
import { HookPlugins } from '../hook-plugins.js';
import type { HookRunResult, HookRunRow } from '../rows/hook-run-row.js';
import { HookRunStore, type RunChange } from '../rows/hook-run.store.js';
import { HookSummaries } from '../rows/hook-summaries.js';
import type { LiveHookRun } from './live-hook-runs.js';
import type { RunOutcome } from './run-outcome.js';
import { RetryTimer } from './retry-timer.js';

/** A settlement that the database refuses is tried again: without it the run would never end. */
const SETTLE_AGAIN_MS = 1000;
const LONGEST_MESSAGE = 1000;
const NO_ERROR = { error_kind: null, error_fault: null, error_message: null } as const;

/** What an outcome comes to: for the row, for the item, and for its timeline. */
interface Settlement {
  change: RunChange;
  patch: TrackPatch | null;
  note: string | null;
}

/** Writes how an attempt ended: the run, and what its item makes of it, in one unit. */
@Injectable()
export class RunSettlement {
  private readonly logger = new Logger('Plugins');
  private isClosing = false;

  constructor(
    private readonly clock: Clock,
    private readonly writeQueue: WriteQueue,
    private readonly runs: HookRunStore,
    private readonly plugins: HookPlugins,
    private readonly ability: HookAbility,
    private readonly summaries: HookSummaries,
    private readonly subjects: HookSubjectsRegistry,
    private readonly timer: RetryTimer,
  ) {}

  /** From now on a settlement that fails is left to the next boot. */
  close(): void {
    this.isClosing = true;
  }

  /** Never rejects. */
  async settle(run: LiveHookRun, outcome: RunOutcome): Promise<void> {
    if (outcome.kind === 'failed') await this.hold(run.row, outcome.failure);
    for (;;) {
      try {
        await this.commit(run, outcome);
        return;
      } catch (error) {
        this.logger.error(`the end of run ${String(run.id)} could not be committed: ${toHostError(error).message}`);
        if (this.isClosing) return;
        await this.clock.wait(SETTLE_AGAIN_MS);
      }
    }
  }

  /** Before the row: the plugin stands still when the run is put back. */
  private async hold({ plugin }: HookRunRow, failure: HookFailure): Promise<void> {
    if (failure.kind !== 'needs-auth' && failure.kind !== 'config') return;
    const state = failure.kind === 'config' ? 'needs_config' : 'needs_auth';
    try {
      await this.plugins.hold(plugin, state, failure.message, failure.fault);
    } catch (error) {
      this.logger.error(`${plugin} could not be held: ${toHostError(error).message}`);
    }
  }

  private async commit(run: LiveHookRun, outcome: RunOutcome): Promise<void> {
    const { row } = run;
    await this.writeQueue.run(async (tx) => {
      const { change, patch, note } = this.settlementOf(run, outcome);
      if (!(await this.runs.release(tx, row, { progress: run.progress, ...change }))) return;
      const summary = await this.summaries.of(tx, row.entity);
      await this.subjects.current.settled(tx, { itemId: row.entity, summary, patch, note });
      const { next_at: at } = change;
      if (at) {
        tx.afterCommit(() => {
          this.timer.expect(at);
        });
      }
    });
  }

  /** In the unit: whether the plugin can run is looked at as late as can be, and every later change is told. */
  private settlementOf({ row }: LiveHookRun, outcome: RunOutcome): Settlement {
    if (outcome.kind === 'failed') return this.failed(row, outcome.failure, verdictOn(outcome.failure, row));
    if (outcome.kind === 'skipped') return this.skipped(row, outcome.note);
    const { patch, note } = outcome.output;
    return {
      change: {
        state: 'succeeded',
        finished_at: this.clock.now(),
        result: toJson(outcome.output),
        ...NO_ERROR,
      },
      patch: patch ?? null,
      note: note ? `${row.plugin}: ${note}` : null,
    };
  }

  private skipped({ plugin }: HookRunRow, note: string): Settlement {
    const change: RunChange = { state: 'skipped', finished_at: this.clock.now(), result: toJson({ note }) };
    return { change: { ...change, ...NO_ERROR }, patch: null, note: `${plugin}: ${note}` };
  }

  private failed(row: HookRunRow, failure: HookFailure, verdict: Verdict): Settlement {
    if (verdict.state === 'skipped') return this.skipped(row, verdict.note);
    const what = `${row.plugin} (${row.hook})`;
    const message = clipped(verdict.state === 'dead' ? verdict.message : failure.message);
    const error = { error_kind: failure.kind, error_fault: failure.fault, error_message: message };
    if (verdict.state === 'dead') {
      const change: RunChange = {
        state: 'dead',
        finished_at: this.clock.now(),
        crash_kills: verdict.crashKills,
      };
      return { change: { ...change, ...error }, patch: null, note: `${what} failed: ${message}` };
    }
    const attempt = row.attempt - (verdict.isRefunded ? 1 : 0);
    const change: RunChange = { ...this.again(row, verdict.delayMs), attempt, crash_kills: verdict.crashKills };
    if (failure.kind === 'cancelled') return { change, patch: null, note: null };
    const when = change.state === 'waiting' ? 'waits for its plugin' : `is tried again in ${inWords(verdict.delayMs)}`;
    return { change: { ...change, ...error }, patch: null, note: `${what} ${when}: ${message}` };
  }

  private again(row: HookRunRow, delayMs: number): RunChange {
    if (!this.ability.able(row.plugin, row.hook)) return { state: 'waiting', next_at: null };
    if (delayMs === 0) return { state: 'pending', next_at: null };
    return { state: 'retry', next_at: this.clock.now() + delayMs };
  }
}

function toJson(result: HookRunResult): string | null {
  const text = JSON.stringify(result);
  return text === '{}' ? null : text;
}

function clipped(message: string): string {
  return message.length > LONGEST_MESSAGE ? `${message.slice(0, LONGEST_MESSAGE)}…` : message;
}

function inWords(ms: number): string {
  if (ms < 120_000) return `${String(Math.max(1, Math.round(ms / 1000)))} s`;
  return `${String(Math.round(ms / 60_000))} min`;
}
