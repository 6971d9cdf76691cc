import { Injectable } from '@nestjs/common';
import type { ConfigFault } from '@deemusic/plugin-sdk';
import { HostError, RequestError } from '../../domain/index.js';
import { HookFailure } from '../hook-failure.js';
import { RunList } from '../outbox/rows/run-list.js';
import { canRun } from '../plugin-status.js';
import { PluginLogs } from '../process/logs/plugin-logs.js';
import { PluginSupervisor } from '../process/plugin-supervisor.js';
import { refused, type CheckedConfig, type ConfigView } from '../registry/plugin-configs.js';
import { PluginRegistry } from '../registry/plugin-registry.js';
import type { PluginView } from '../registry/plugin-view.js';
import { sentence } from '../sentence.js';
import type { PluginAnswer, PluginTest } from './plugins.schema.js';

interface OpenAndDead {
  openRuns: number;
  deadRuns: number;
}

/** What REST offers of plugins: the registry's word, with what their processes and runs say. */
@Injectable()
export class PluginsService {
  constructor(
    private readonly registry: PluginRegistry,
    private readonly supervisor: PluginSupervisor,
    private readonly logs: PluginLogs,
    private readonly runs: RunList,
  ) {}

  async list(): Promise<PluginAnswer[]> {
    const counts = await this.counts();
    return this.registry.list().map((view) => this.answer(view, counts));
  }

  /** @throws RequestError `not_found`, as all of these do */
  async one(id: string): Promise<PluginAnswer> {
    return this.answer(this.registry.view(id), await this.counts());
  }

  /** A process of its own accord, with its folder read anew and its faults forgotten. */
  async restart(id: string): Promise<void> {
    await this.registry.reload(id);
    const { state, reason } = this.registry.view(id);
    if (!canRun(state)) {
      const why = reason === null ? '' : `: ${reason}`;
      throw new RequestError('conflict', sentence(`"${id}" cannot be started, it is ${state}${why}`));
    }
    try {
      await this.supervisor.restart(id);
    } catch (error) {
      throw asHostError(id, error);
    }
  }

  /** Asks the plugin how it is. */
  async test(id: string): Promise<PluginTest> {
    this.registry.view(id);
    try {
      const message = await this.supervisor.health(id);
      return { ok: message === null, message, fault: message === null ? null : 'plugin' };
    } catch (error) {
      if (!(error instanceof HookFailure)) throw error;
      return { ok: false, message: error.message, fault: error.fault };
    }
  }

  /**
   * Saves a whole config after its schema and the plugin itself have looked at it.
   * @throws RequestError `bad_request` with the path of every fault
   */
  async saveConfig(id: string, data: Record<string, unknown>): Promise<ConfigView> {
    const checked = this.registry.checkConfig(id, data);
    const faults = await this.opinionOf(id, checked);
    if (faults.length > 0) throw refused(faults);
    await this.supervisor.changeConfig(id, () => this.registry.saveConfig(id, checked));
    return this.registry.config(id);
  }

  async logLines(id: string, lines: number): Promise<string[]> {
    this.registry.view(id);
    return this.logs.tail(id, lines);
  }

  /**
   * What the plugin itself has against a config. A process that does not come up must not keep its settings from being corrected: they
   * may be why. Where the present ones are in order, its refusal can only mean the new ones.
   */
  private async opinionOf(id: string, { config, secrets }: CheckedConfig): Promise<ConfigFault[]> {
    const { state } = this.registry.view(id);
    if (!canRun(state) && state !== 'needs_config' && state !== 'needs_auth') return [];
    try {
      return await this.supervisor.validateConfig(id, config, secrets);
    } catch (error) {
      if (!(error instanceof HookFailure) || error.kind === 'cancelled') throw asHostError(id, error);
      const isRefusal = error.kind === 'config' || error.kind === 'needs-auth';
      return isRefusal && canRun(state) ? [{ path: '', message: error.message }] : [];
    }
  }

  private answer(view: PluginView, counts: ReadonlyMap<string, OpenAndDead>): PluginAnswer {
    const { openRuns, deadRuns } = counts.get(view.id) ?? { openRuns: 0, deadRuns: 0 };
    return { ...view, pid: this.supervisor.pidOf(view.id), openRuns, deadRuns };
  }

  private async counts(): Promise<Map<string, OpenAndDead>> {
    const counts = await this.runs.counts();
    return new Map(
      counts.map(({ plugin, pending, running, retry, waiting, dead }) => [
        plugin,
        { openRuns: pending + running + retry + waiting, deadRuns: dead },
      ]),
    );
  }
}

function asHostError(id: string, error: unknown): unknown {
  if (!(error instanceof HookFailure)) return error;
  if (error.kind === 'cancelled') return new RequestError('unavailable', `${error.message}; try again later.`);
  return new HostError('plugin', `"${id}": ${error.message}`, false, { cause: error });
}
