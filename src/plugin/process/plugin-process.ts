import {
  PROTOCOL_VERSION,
  type HostRequestName,
  type HostRequests,
  type PluginRequestName,
} from '@deemusic/plugin-sdk/protocol';
import type { Clock } from '../../domain/index.js';
import type { PluginLaunch } from '../installed-plugin.js';
import { exitWords } from './child/exit-words.js';
import { PluginChild } from './child/plugin-child.js';
import { Flight, type FlightPlan } from './flight.js';
import { Heartbeat } from './watch/heartbeat.js';
import { LOG_LEVELS, type LogLevel } from './logs/log-line.js';
import type { LogTap } from './logs/log-tap.js';
import type { PluginLog } from './logs/plugin-log.js';
import { MemoryWatch } from './watch/memory-watch.js';
import type { PluginRequestHandler } from './plugin-request-handler.js';
import { crash, failureBy, STOPPED, unheeded, type KillCause, type ProcessEnd } from './process-end.js';
import type { ProcessLimits } from './process-limits.js';
import { ConnectionLost } from './rpc/answer-errors.js';
import { PluginConnection, type ConnectionEars } from './rpc/plugin-connection.js';

/** A closed pipe is mostly the beginning of an exit, which tells more. */
const CLOSED_PIPE_MS = 1000;

/** What a process needs of its host. */
export interface ProcessSurroundings {
  clock: Clock;
  limits: ProcessLimits;
  log: PluginLog;
  handler: PluginRequestHandler;
  /** Something was begun or ended. */
  onLoad(): void;
}

/** One process of a plugin, from its spawn to its exit. */
export class PluginProcess implements ConnectionEars {
  /** Resolves when it is gone, with all that it started; never rejects. */
  readonly ended: Promise<ProcessEnd>;
  private readonly flights = new Set<Flight>();
  private readonly connection: PluginConnection;
  private readonly heartbeat: Heartbeat;
  private readonly memory: MemoryWatch;
  private readonly errors: LogTap;
  private onLanding: (() => void)[] = [];
  private cause: KillCause | null = null;

  private constructor(
    private readonly child: PluginChild,
    private readonly launch: PluginLaunch,
    private readonly around: ProcessSurroundings,
  ) {
    const { clock, limits, log } = around;
    log.mask.learn(launch.secrets);
    log.attach(child.stdout, 'info');
    this.errors = log.attach(child.stderr, 'error');
    this.connection = new PluginConnection(child.pipe, this, clock);
    this.heartbeat = new Heartbeat(() => this.connection.request('ping', {}), clock, limits);
    this.memory = new MemoryWatch(child.pid, launch.plugin.rssMb, (usedMb) => {
      this.grewTo(usedMb);
    });
    this.memory.start(clock, limits.memoryMs);
    this.ended = this.whenEnded();
  }

  /** @throws Error when the system starts no process */
  static async start(launch: PluginLaunch, around: ProcessSurroundings): Promise<PluginProcess> {
    return new PluginProcess(await PluginChild.start(launch, around.clock, around.limits), launch, around);
  }

  get pid(): number {
    return this.child.pid;
  }

  /** It lives and nobody has ended it. */
  get isUsable(): boolean {
    return this.child.isAlive && this.cause === null;
  }

  get isBusy(): boolean {
    return this.flights.size > 0;
  }

  /** Resolves when the next request is over. */
  landed(): Promise<void> {
    return new Promise((resolve) => this.onLanding.push(resolve));
  }

  /** Imports the plugin and lets it register. @throws HookFailure */
  async initialize(signal: AbortSignal): Promise<void> {
    const { plugin, storageDir, config, secrets } = this.launch;
    await this.call(
      'initialize',
      {
        protocol: PROTOCOL_VERSION,
        id: plugin.id,
        version: plugin.version,
        entry: plugin.entry,
        storageDir,
        config,
        secrets,
        permissions: plugin.permissions,
        hooks: plugin.hooks.map(({ name }) => name),
        events: [...plugin.events],
      },
      { budgetMs: this.around.limits.startMs, signal },
    );
    // It may have been told to end while it answered.
    if (!this.isUsable) throw failureBy(await this.ended);
  }

  /** @throws HookFailure */
  async call<Name extends HostRequestName>(
    method: Name,
    params: HostRequests[Name]['params'],
    plan: FlightPlan,
  ): Promise<HostRequests[Name]['result']> {
    const { mask } = this.around.log;
    if ('secrets' in params) mask.learn(params.secrets);
    const flight = this.depart(plan);
    try {
      const answer = await this.connection.request(method, params, flight.token);
      const verdict = flight.verdict(null);
      if (verdict !== null) throw verdict;
      return mask.answer(answer);
    } catch (error) {
      const end = error instanceof ConnectionLost ? await this.ended : null;
      const failure = flight.verdict(end) ?? error;
      mask.error(failure);
      throw failure;
    } finally {
      this.arrive(flight);
    }
  }

  /** @returns false when it was dropped */
  notify(name: string, payload: unknown): boolean {
    return this.connection.notify('event', { name, payload });
  }

  /** Asks everything in flight to stop; what does not heed it ends the process. */
  takeBack(): void {
    for (const flight of this.flights) flight.takeBack();
  }

  /** Ends it in order: it may say farewell, then it is killed. What is in flight is taken back. */
  async stop(farewellMs = this.around.limits.disposeMs): Promise<void> {
    if (this.cause === null) {
      this.cause = STOPPED;
      const farewell = this.connection.request('dispose', {}).then(() => this.ended);
      await Promise.race([farewell.catch(() => undefined), this.ended, this.around.clock.wait(farewellMs)]);
      this.child.kill();
    }
    await this.ended;
  }

  /** Ends it at once. The first cause counts. */
  kill(cause: KillCause): void {
    this.cause ??= cause;
    this.child.kill();
  }

  request(method: PluginRequestName, params: unknown, signal: AbortSignal): Promise<unknown> {
    return this.around.handler.handle(this.launch.plugin.id, method, params, signal);
  }

  notification(method: string, params: unknown): void {
    if (typeof params !== 'object' || params === null) return;
    const { runId, fraction, level, message } = params as Record<string, unknown>;
    if (method === 'run/progress' && typeof fraction === 'number' && fraction >= 0 && fraction <= 1)
      for (const { plan } of this.flights) if (plan.runId === runId) plan.onProgress?.(fraction);
    if (method === 'log' && typeof message === 'string')
      this.around.log.write(LOG_LEVELS.includes(level as LogLevel) ? (level as LogLevel) : 'info', message);
  }

  broken(why: string): void {
    this.kill(crash(why));
  }

  closed(): void {
    this.around.clock.schedule(CLOSED_PIPE_MS, () => {
      this.broken('it closed its pipe to the host');
    });
  }

  private depart(plan: FlightPlan): Flight {
    const { clock, limits } = this.around;
    const control = {
      overdue: () => {
        this.heartbeat.beat();
      },
      isBlocked: () => this.heartbeat.isBlocked,
      unheeded: (late: Flight) => {
        this.kill(unheeded(late.isOverdue, this.heartbeat.isBlocked));
      },
    };
    const flight = new Flight(plan, control, clock, limits);
    this.flights.add(flight);
    this.heartbeat.start();
    this.around.onLoad();
    return flight;
  }

  private arrive(flight: Flight): void {
    flight.close();
    this.flights.delete(flight);
    if (!this.isBusy) this.heartbeat.stop();
    for (const callback of this.onLanding.splice(0)) callback();
    this.around.onLoad();
  }

  private grewTo(usedMb: number): void {
    const words = `it used ${String(usedMb)} MB, more than its ${String(this.launch.plugin.rssMb)} MB`;
    this.around.log.write('warn', words);
    if (this.isBusy) this.kill(crash(words));
    else void this.stop();
  }

  private async whenEnded(): Promise<ProcessEnd> {
    const { code, signal } = await this.child.exited;
    this.memory.stop();
    this.heartbeat.stop();
    this.cause ??= crash(exitWords(code, signal, this.errors.telling));
    const end = { ...this.cause, suspects: this.suspects(this.cause) };
    this.connection.dispose();
    return end;
  }

  /** One run alone is no riddle, and neither is a hook that merely did not stop. */
  private suspects({ isCulpritKnown }: KillCause): string[] {
    const runs = [...this.flights].flatMap(({ plan }) => plan.runId ?? []);
    return isCulpritKnown || runs.length < 2 ? [] : runs;
  }
}
