import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Subject } from 'rxjs';
import { LiveSettings, type Settings } from '../../src/config/index.js';
import { HostDatabase } from '../../src/database/index.js';
import { SystemClock, type Clock, type HostEventName, type HostEvents } from '../../src/domain/index.js';
import { EventBus, type HostEvent } from '../../src/events/index.js';
import type { HookCall } from '../../src/plugin/process/hook-call.js';
import { HookFailure } from '../../src/plugin/hook-failure.js';
import type { InstalledPlugin, PluginLaunch } from '../../src/plugin/installed-plugin.js';
import { PluginLogs } from '../../src/plugin/process/logs/plugin-logs.js';
import { PluginRequestHandler } from '../../src/plugin/process/plugin-request-handler.js';
import { PluginSupervisor } from '../../src/plugin/process/plugin-supervisor.js';
import { ProcessLedger } from '../../src/plugin/process/process-ledger.js';
import { ProcessLimits } from '../../src/plugin/process/process-limits.js';
import { ProcessParts } from '../../src/plugin/process/process-parts.js';
import { SupervisedPlugins } from '../../src/plugin/process/supervised-plugins.js';
import { PluginStatuses } from '../../src/plugin/registry/plugin-statuses.js';
import { fixturePlugin } from './plugin-fixtures.js';

/** A registry of fixtures, in memory. */
export class FixtureBook extends SupervisedPlugins {
  readonly plugins = new Map<string, InstalledPlugin>();
  readonly changes = new Subject<string>();
  readonly changed$ = this.changes.asObservable();
  readonly enabled = new Set<string>();
  config: unknown = {};

  constructor(
    private readonly dataDir: string,
    private readonly statuses: PluginStatuses,
  ) {
    super();
  }

  add(plugin: InstalledPlugin): void {
    this.plugins.set(plugin.id, plugin);
    this.enabled.add(plugin.id);
    this.statuses.release(plugin.id);
  }

  async launch(id: string): Promise<PluginLaunch> {
    const storageDir = join(this.dataDir, 'plugins', 'data', id);
    await mkdir(storageDir, { recursive: true });
    return { plugin: this.plugins.get(id)!, storageDir, config: this.config, secrets: {} };
  }

  installed(id: string): InstalledPlugin | null {
    return this.plugins.get(id) ?? null;
  }

  isEnabled(id: string): boolean {
    return this.enabled.has(id);
  }

  list(): InstalledPlugin[] {
    return [...this.plugins.values()];
  }

  async hold(...[id, state, reason, fault]: Parameters<SupervisedPlugins['hold']>): Promise<void> {
    this.statuses.hold(id, state, { reason, fault });
  }

  disable(id: string): void {
    this.enabled.delete(id);
    this.statuses.hold(id, 'disabled');
    this.changes.next(id);
  }
}

/** Answers a plugin's requests by a table; runs that ended are written down. */
export class TableHandler extends PluginRequestHandler {
  readonly ended: string[] = [];
  readonly asked: { plugin: string; method: string; params: unknown; signal: AbortSignal }[] = [];
  answer: (method: string, params: unknown, signal: AbortSignal) => unknown = (method) => {
    throw new HookFailure('unrecoverable', 'host', `nobody answers ${method} here`);
  };

  async handle(...[plugin, method, params, signal]: Parameters<PluginRequestHandler['handle']>): Promise<unknown> {
    this.asked.push({ plugin, method, params, signal });
    return this.answer(method, params, signal);
  }

  async runEnded(_plugin: string, runId: string): Promise<void> {
    this.ended.push(runId);
  }
}

export interface SupervisedOptions {
  limits?: Partial<ProcessLimits>;
  clock?: Clock;
  database?: HostDatabase;
}

/** A supervisor on fixtures, with real processes. */
export async function openSupervisor(dataDir: string, ids: readonly string[], options: SupervisedOptions = {}) {
  const clock = options.clock ?? new SystemClock();
  const database = options.database ?? (await HostDatabase.open(dataDir, { lockWaitMs: 100 }));
  const events = new EventBus();
  const heard: HostEvent[] = [];
  events.all$.subscribe((event) => heard.push(event));
  const statuses = new PluginStatuses(events, clock);
  const plugins = new FixtureBook(dataDir, statuses);
  for (const id of ids) plugins.add(await fixturePlugin(id));
  const logs = new PluginLogs(new LiveSettings({ dataDir } as Settings), clock);
  const ledger = new ProcessLedger(database.writeQueue, database.reader, clock);
  const limits = Object.assign(new ProcessLimits(), { graceMs: 300, blockedMs: 100 }, options.limits);
  const handler = new TableHandler();
  const supervisor = new PluginSupervisor(
    new ProcessParts(clock, events, plugins, statuses, handler, logs, ledger, limits),
  );
  await supervisor.start();
  const call = (id: string, patch: Partial<HookCall> = {}): HookCall => {
    const [hook] = plugins.plugins.get(id)!.hooks;
    const runId = patch.runId ?? `${id}-${String(Math.random())}`;
    const payload = { item: { id: 'track_1' } };
    const rest = { idempotencyKey: runId, attempt: 1, reason: 'live' as const, isLate: false };
    return { runId, hook: hook!, payload, ...rest, ...patch };
  };
  return {
    clock,
    database,
    events,
    statuses,
    plugins,
    logs,
    ledger,
    limits,
    handler,
    supervisor,
    call,
    /** Runs the first hook of a fixture, or the one that is named. */
    run: (id: string, patch: Partial<HookCall> = {}, signal: AbortSignal = new AbortController().signal) =>
      supervisor.run(id, call(id, patch), signal),
    /** How a run that has to fail does so. */
    failure: async (id: string, patch: Partial<HookCall> = {}, signal?: AbortSignal): Promise<HookFailure> => {
      try {
        await supervisor.run(id, call(id, patch), signal ?? new AbortController().signal);
      } catch (error) {
        if (error instanceof HookFailure) return error;
        throw error;
      }
      throw new Error('it did not fail');
    },
    state: (id: string) => statuses.of(id).state,
    payloads: <Name extends HostEventName>(name: Name): HostEvents[Name][] =>
      heard.filter((event) => event.name === name).map((event) => event.payload as HostEvents[Name]),
    log: async (id: string) => (await logs.tail(id, 1000)).join('\n'),
    close: async () => {
      await supervisor.stopAll(500);
      await database.close();
    },
  };
}

export type Supervised = Awaited<ReturnType<typeof openSupervisor>>;
