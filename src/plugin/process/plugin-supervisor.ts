import { Injectable, Logger } from '@nestjs/common';
import type { ConfigFault } from '@deemusic/plugin-sdk';
import { Subscription } from 'rxjs';
import { canRun } from '../plugin-status.js';
import type { StatusChange } from '../registry/plugin-statuses.js';
import { HookFailure } from '../hook-failure.js';
import { plainWords } from './child/plain-words.js';
import { hookAnswer } from './hook-answer.js';
import type { HookCall } from './hook-call.js';
import { Observers } from './observers/observers.js';
import { PluginKeeper } from './plugin-keeper.js';
import { ProcessParts } from './process-parts.js';

/** More than somebody reads. */
const MAX_FAULTS = 50;
const MAX_FAULT_PATH = 200;
const ABOUT_SETTINGS = { isPatient: false, isAboutSettings: true };

/** The processes of all plugins: one each, started when it is needed, ended when it is idle, and never the host's ruin. */
@Injectable()
export class PluginSupervisor {
  private readonly logger = new Logger(PluginSupervisor.name);
  private readonly keepers = new Map<string, PluginKeeper>();
  private readonly observers: Observers;
  private readonly subscription = new Subscription();
  private isClosed = false;

  constructor(private readonly parts: ProcessParts) {
    this.observers = new Observers(parts.events, parts.plugins, (id, name, payload) => {
      this.notify(id, name, payload);
    });
  }

  /** Ends what an earlier host left behind, then tells observers of what happens. Call it before runs are taken over. */
  async start(): Promise<void> {
    await this.parts.ledger.endOrphans();
    this.subscription.add(
      this.parts.statuses.changed$.subscribe((change) => {
        this.onStatus(change);
      }),
    );
    this.observers.start();
  }

  /**
   * Executes a hook; starts the process when none runs. Its budget begins when the process has it.
   * In backoff a run waits for the next process, up to the time that a start may take; `beforeDownload` does not wait, a download does for it.
   * @returns what the hook returned, not checked beyond that it is an object; undefined for nothing
   * @throws HookFailure
   */
  async run(id: string, call: HookCall, signal: AbortSignal): Promise<unknown> {
    const { runId, hook, payload, idempotencyKey, attempt, reason, isLate } = call;
    const params = { runId, hook: hook.name, payload, idempotencyKey, attempt, reason, isLate };
    const onProgress = (fraction: number): void => call.onProgress?.(fraction);
    const plan = { budgetMs: hook.timeoutMs, signal, runId, onProgress };
    const keeper = this.keeper(id);
    try {
      const answer =
        hook.name === 'beforeDownload'
          ? await keeper.call('hook/run', params, plan, { isPatient: false })
          : await keeper.run('hook/run', params, plan);
      return hookAnswer(hook.name, answer);
    } finally {
      await this.forget(id, runId);
    }
  }

  /** @returns what the plugin has against a config. @throws HookFailure */
  async validateConfig(id: string, config: unknown, secrets: Record<string, string>): Promise<ConfigFault[]> {
    const plan = { budgetMs: this.parts.limits.askMs };
    const { faults } = await this.keeper(id).call('config/validate', { config, secrets }, plan, ABOUT_SETTINGS);
    if (!Array.isArray(faults) || !faults.every(isConfigFault))
      throw new HookFailure('protocol', 'plugin', 'its validateConfig must return a list of { path, message }');
    return faults.slice(0, MAX_FAULTS).map(toPlainFault);
  }

  /**
   * A config is saved: a running process gets it, or is started anew when it has finished what it works on. No run begins with the old one
   * from before `save` on, which may be what lets the plugin run again.
   */
  async changeConfig(id: string, save: () => Promise<void>): Promise<void> {
    await (this.isClosed ? save() : this.keeper(id).changeConfig(save));
  }

  /** @returns what is wrong with the plugin, in its words; null = nothing. @throws HookFailure */
  async health(id: string): Promise<string | null> {
    const plan = { budgetMs: this.parts.limits.askMs };
    const { fault } = await this.keeper(id).call('health', {}, plan, ABOUT_SETTINGS);
    return typeof fault === 'string' ? plainWords(fault) : null;
  }

  /** Tells an observer, starting its process; never waits, and what cannot be told soon is dropped. */
  notify(id: string, event: string, payload: unknown): void {
    if (!this.isClosed) this.keeper(id).notify(event, payload);
  }

  /** A new process, with its faults forgotten. Runs in flight are taken back. @throws HookFailure when it does not come up */
  async restart(id: string): Promise<void> {
    await this.keeper(id).restart();
  }

  /** Ends the process in order; runs in flight are taken back. */
  async stop(id: string): Promise<void> {
    await this.keepers.get(id)?.stop();
  }

  /** Null when no process runs. */
  pidOf(id: string): number | null {
    return this.keepers.get(id)?.pid ?? null;
  }

  /** Ends all processes: runs are asked to stop and get `graceMs` for it. No process of a plugin is left. */
  async stopAll(graceMs: number): Promise<void> {
    this.isClosed = true;
    this.subscription.unsubscribe();
    this.observers.stop();
    await Promise.all([...this.keepers.values()].map((keeper) => keeper.close(graceMs)));
    await Promise.all([this.parts.ledger.settled(), this.parts.logs.flush()]);
  }

  private keeper(id: string): PluginKeeper {
    if (this.isClosed) throw new HookFailure('cancelled', 'host', 'the host is shutting down');
    const keeper = this.keepers.get(id) ?? new PluginKeeper(id, this.parts);
    this.keepers.set(id, keeper);
    return keeper;
  }

  private onStatus({ id, before, status }: StatusChange): void {
    const keeper = this.keepers.get(id);
    if (keeper === undefined) return;
    if (before === 'tripped' && canRun(status.state)) keeper.reset();
    // A plugin whose settings are refused keeps its process: it is asked whether others would do.
    const isOut = status.state === 'disabled' || status.state === 'missing' || status.state === 'incompatible';
    if (isOut) void keeper.stop();
  }

  private async forget(id: string, runId: string): Promise<void> {
    try {
      await this.parts.handler.runEnded(id, runId);
    } catch (error) {
      this.logger.error(`what run ${runId} of ${id} left open could not be dropped: ${String(error)}`);
    }
  }
}

function toPlainFault({ path, message }: ConfigFault): ConfigFault {
  return { path: path.slice(0, MAX_FAULT_PATH), message: plainWords(message) };
}

function isConfigFault(value: unknown): value is ConfigFault {
  if (typeof value !== 'object' || value === null) return false;
  const { path, message } = value as Partial<ConfigFault>;
  return typeof path === 'string' && typeof message === 'string';
}
