import type { HookRun, PluginContext } from '../context.js';
import { Unrecoverable } from '../errors.js';
import type { ConfigFault, PluginDefinition } from '../plugin.js';
import type { HookName } from '../hooks.js';
import type { InitializeParams, InitializeResult, RunParams } from '../protocol/index.js';
import { CurrentRun } from './current-run.js';
import { messageOf } from './error-data.js';
import type { HostLink } from './host-link.js';
import { hookRun } from './hook-run.js';
import { contextMaker, frozenSettings, type ContextParts, type PluginSettings } from './plugin-context.js';
import { Registrations, type Declared } from './registrations.js';

export type SessionParams = Pick<InitializeParams, 'id' | 'storageDir' | 'config' | 'secrets' | 'permissions'> &
  Declared;
/** What a test host puts in the place of the real thing. */
export type SessionPorts = Pick<ContextParts, 'clock' | 'transport' | 'exec'>;

/** A plugin that was set up, and everything that the host asks of it; the same in its process and in a test. */
export class PluginSession {
  private readonly runs = new CurrentRun();
  private readonly registrations: Registrations;
  private readonly ending = new AbortController();
  private readonly contextOf: (settings: () => PluginSettings) => PluginContext;
  private readonly context: PluginContext;
  private settings: PluginSettings;

  private constructor(
    private readonly plugin: PluginDefinition,
    params: SessionParams,
    private readonly link: HostLink,
    ports: SessionPorts,
  ) {
    this.settings = frozenSettings(params);
    this.registrations = new Registrations(params);
    const { runs, registrations } = this;
    this.contextOf = contextMaker({ params, link, runs, registrations, signal: this.ending.signal, ...ports });
    this.context = this.contextOf(() => this.settings);
  }

  /** Runs the plugin's `setup`. @throws what it throws; Unrecoverable when it registers other things than the manifest declares */
  static async open(
    plugin: PluginDefinition,
    params: SessionParams,
    link: HostLink,
    ports: SessionPorts = {},
  ): Promise<PluginSession> {
    const session = new PluginSession(plugin, params, link, ports);
    await plugin.setup(session.context);
    session.registrations.close();
    return session;
  }

  get summary(): InitializeResult {
    return {
      hooks: [...this.registrations.hooks.keys()],
      events: [...this.registrations.observers.keys()],
      hasValidateConfig: this.plugin.validateConfig !== undefined,
      hasHealth: this.plugin.health !== undefined,
    };
  }

  /** @throws what the hook throws; Unrecoverable when its output is not JSON */
  async run(params: RunParams, signal: AbortSignal, report: (fraction: number) => void): Promise<unknown> {
    const handler = this.registrations.hooks.get(params.hook);
    if (handler === undefined) throw new Unrecoverable(`The plugin has no hook "${params.hook}".`);
    const run: HookRun = hookRun(params, AbortSignal.any([signal, this.ending.signal]), report, this.link);
    return json(params.hook, await this.runs.during(run, async () => handler(params.payload, run)));
  }

  /** Tells an observer; what it throws is a line in the log, because nobody waits for it. */
  async observe(name: string, payload: unknown): Promise<void> {
    try {
      await this.registrations.observers.get(name as never)?.(payload);
    } catch (error) {
      this.context.log.error(`The observer of "${name}" failed: ${messageOf(error)}`);
    }
  }

  async validateConfig(asked: PluginSettings): Promise<ConfigFault[]> {
    const settings = frozenSettings(asked);
    const faults = await this.plugin.validateConfig?.(
      settings.config as never,
      this.contextOf(() => settings),
    );
    return faults ?? [];
  }

  /** @returns whether the plugin goes on with the new settings; otherwise it has to be started anew */
  async changeConfig(settings: PluginSettings): Promise<boolean> {
    if (this.plugin.configChanged === undefined) return false;
    this.settings = frozenSettings(settings);
    try {
      return (await this.plugin.configChanged(this.settings.config as never)) !== false;
    } catch (error) {
      this.context.log.error(`configChanged failed: ${messageOf(error)}`);
      return false;
    }
  }

  async health(): Promise<string | null> {
    try {
      return (await this.plugin.health?.(this.context)) ?? null;
    } catch (error) {
      return messageOf(error);
    }
  }

  /** Ends in order: runs are told, then the plugin's own callbacks are called, the last one first. */
  async dispose(): Promise<void> {
    this.ending.abort(new Error('The plugin is being stopped.'));
    for (const callback of this.registrations.disposers.reverse()) {
      try {
        await callback();
      } catch (error) {
        this.context.log.error(`onDispose failed: ${messageOf(error)}`);
      }
    }
  }
}

function json(hook: HookName, output: unknown): unknown {
  if (output === undefined) return null;
  try {
    return JSON.parse(JSON.stringify(output)) as unknown;
  } catch (error) {
    throw new Unrecoverable(`What the hook "${hook}" returned is not JSON.`, { cause: error });
  }
}
