import type { HostRequestName, HostRequests } from '@deemusic/plugin-sdk/protocol';
import { abortable } from '../../domain/index.js';
import { HookFailure } from '../hook-failure.js';
import { canRun } from '../plugin-status.js';
import { AbnormalExits } from './breaker/abnormal-exits.js';
import { ConfigChanges } from './config-changes.js';
import type { FlightPlan } from './flight.js';
import { HeldEvents } from './observers/held-events.js';
import { Leisure } from './watch/leisure.js';
import { PluginProcess } from './plugin-process.js';
import { notStarted, type ProcessEnd } from './process-end.js';
import type { ProcessParts } from './process-parts.js';
import { isNoFault, startFailure, takenBack } from './breaker/start-failure.js';
import { Suspects } from './breaker/suspects.js';

/** For the farewell of a process when the host itself goes. */
const LAST_FAREWELL_MS = 500;

/** How a call takes it when no process runs. */
export interface CallManner {
  /** Waits for the end of a backoff; otherwise it fails at once. */
  isPatient: boolean;
  /** Also while its settings have to be changed first: that is what is asked about. */
  isAboutSettings?: boolean;
}

/** Keeps the one process of a plugin: starts it when it is needed, ends it when it is idle, and starts it again after a fault. */
export class PluginKeeper {
  private process: PluginProcess | null = null;
  /** Monotonic ms since when the process is set up; null = it is not. */
  private upSince: number | null = null;
  private starting: Promise<void> | null = null;
  private recycling: Promise<void> | null = null;
  /** Started for an observer. */
  private waking: Promise<void> | null = null;
  private readonly exits: AbnormalExits;
  private readonly held: HeldEvents;
  private readonly leisure: Leisure;
  private readonly suspects = new Suspects();
  private readonly settings = new ConfigChanges();
  /** Nobody waits for it any more: the host goes. */
  private readonly closing = new AbortController();

  constructor(
    readonly id: string,
    private readonly parts: ProcessParts,
  ) {
    this.exits = new AbnormalExits(id, parts);
    this.leisure = new Leisure(id, parts, () => void this.stop());
    this.held = new HeldEvents(parts.clock, parts.limits.heldEvents, (events) => {
      this.log.note('warn', `${String(events)} events were dropped: it does not take them in time`);
    });
  }

  get pid(): number | null {
    return this.process?.isUsable ? this.process.pid : null;
  }

  /** @throws HookFailure */
  async call<Name extends HostRequestName>(
    method: Name,
    params: HostRequests[Name]['params'],
    plan: FlightPlan,
    manner: CallManner,
  ): Promise<HostRequests[Name]['result']> {
    const process = await this.ready(plan.signal ?? this.closing.signal, manner);
    return process.call(method, params, plan);
  }

  /** A call that is a run: one that may have brought the process down runs alone. @throws HookFailure */
  run<Name extends HostRequestName>(
    method: Name,
    params: HostRequests[Name]['params'],
    plan: FlightPlan & { runId: string; signal: AbortSignal },
  ): Promise<HostRequests[Name]['result']> {
    const call = () => this.call(method, params, plan, { isPatient: true });
    return this.suspects.guard(plan, () => this.settings.judge(call));
  }

  /** Tells an observer; never waits. */
  notify(name: string, payload: unknown): void {
    if (this.closing.signal.aborted || !this.isAble(false)) return;
    if (this.upSince !== null && this.process?.isUsable) {
      if (!this.process.notify(name, payload)) this.held.drop(1);
      return;
    }
    this.held.hold({ name, payload });
    this.waking ??= this.ready(this.closing.signal, { isPatient: false })
      .then(
        () => undefined,
        () => {
          this.held.drop(this.held.take().length);
        },
      )
      .finally(() => (this.waking = null));
  }

  /** Saves new settings and brings them to a running process: it takes them over, or is started anew once it has finished what it works on. */
  changeConfig(save: () => Promise<void>): Promise<void> {
    return this.settings.make(save, () => this.applyConfig());
  }

  /** Ends the process in order; what is in flight is taken back. */
  async stop(farewellMs?: number): Promise<void> {
    if (this.process === null) return;
    this.parts.statuses.set(this.id, 'stopping');
    await this.process.stop(farewellMs);
  }

  /** Ends the process, also one that is just starting, forgets its faults, and starts a new one. @throws HookFailure when that does not come up */
  async restart(): Promise<void> {
    await this.stop();
    await this.starting?.catch(() => undefined);
    this.reset();
    await this.ready(this.closing.signal, { isPatient: false });
  }

  /** Its faults are forgotten. */
  reset(): void {
    this.exits.reset();
  }

  /** No more calls: what runs is asked to stop, and given up after `graceMs`. */
  async close(graceMs: number): Promise<void> {
    this.closing.abort(new HookFailure('cancelled', 'host', 'the host is shutting down'));
    this.leisure.end();
    this.exits.reset();
    this.process?.takeBack();
    await Promise.race([this.whenIdle(), this.parts.clock.wait(graceMs)]);
    await this.stop(LAST_FAREWELL_MS);
    await this.starting?.catch(() => undefined);
  }

  private async applyConfig(): Promise<void> {
    const process = this.process;
    if (process === null && this.starting === null) return;
    if (this.upSince !== null && process?.isUsable) {
      const { config, secrets } = await this.parts.plugins.launch(this.id);
      const plan = { budgetMs: this.parts.limits.applyMs };
      const answer = await process.call('config/changed', { config, secrets }, plan).catch(() => null);
      if (answer?.isApplied === true) return;
    }
    this.recycling ??= this.recycle().finally(() => (this.recycling = null));
    await this.recycling;
  }

  private get log() {
    return this.parts.logs.of(this.id);
  }

  /** @throws HookFailure */
  private async ready(signal: AbortSignal, manner: CallManner): Promise<PluginProcess> {
    try {
      for (;;) {
        signal.throwIfAborted();
        this.closing.signal.throwIfAborted();
        this.assertAble(manner);
        if (this.settings.underWay !== null && !manner.isAboutSettings) await abortable(this.settings.underWay, signal);
        else if (this.recycling !== null) await abortable(this.recycling, signal);
        else if (this.starting !== null) await abortable(this.starting, signal);
        else if (this.process?.isUsable) return this.process;
        else if (this.process !== null) await abortable(this.process.ended, signal);
        else if (this.exits.pauseLeftMs > 0) await this.exits.pause(signal, manner.isPatient);
        else await abortable((this.starting = this.start().finally(() => (this.starting = null))), signal);
      }
    } catch (error) {
      return takenBack(error);
    }
  }

  private async start(): Promise<void> {
    const { plugins, statuses, clock, limits, handler, ledger } = this.parts;
    statuses.set(this.id, 'starting');
    try {
      const launch = await plugins.launch(this.id);
      // Meanwhile the host may have begun to go, or somebody switched the plugin off.
      this.closing.signal.throwIfAborted();
      this.assertAble({ isPatient: false, isAboutSettings: true });
      const onLoad = (): void => {
        this.onLoad();
      };
      const process = await PluginProcess.start(launch, { clock, limits, handler, log: this.log, onLoad });
      this.process = process;
      const forget = ledger.begun(this.id, process.pid);
      void process.ended.then((end) => {
        forget();
        this.onEnd(end);
      });
      this.log.note('info', `started, version ${launch.plugin.version}, process ${String(process.pid)}`);
      await process.initialize(this.closing.signal);
    } catch (error) {
      throw await this.giveUpStart(startFailure(error));
    }
    this.upSince = clock.monotonic();
    for (const { name, payload } of this.held.take()) this.notify(name, payload);
    this.onLoad();
  }

  private async giveUpStart(failure: HookFailure): Promise<HookFailure> {
    if (this.process === null)
      this.parts.statuses.set(this.id, 'ready', { reason: failure.message, fault: failure.fault });
    else {
      this.process.kill(notStarted(failure.message, isNoFault(failure)));
      await this.process.ended;
    }
    return failure;
  }

  private onLoad(): void {
    if (this.upSince !== null && this.process?.isUsable) this.leisure.update(this.process.isBusy);
  }

  private onEnd(end: ProcessEnd): void {
    const workedMs = this.upSince === null ? 0 : this.parts.clock.monotonic() - this.upSince;
    this.process = null;
    this.upSince = null;
    this.leisure.end();
    this.suspects.add(end.suspects);
    this.log.note(end.isWanted ? 'info' : 'error', end.words);
    if (end.isWanted || this.closing.signal.aborted) this.parts.statuses.set(this.id, 'ready');
    else this.exits.record(end.words, workedMs);
  }

  private async recycle(): Promise<void> {
    await this.starting?.catch(() => undefined);
    await this.whenIdle();
    await this.stop();
  }

  /** Resolves when the process works on nothing, or is gone. */
  private async whenIdle(): Promise<void> {
    while (this.process?.isUsable && this.process.isBusy)
      await Promise.race([this.process.ended, this.process.landed()]);
  }

  private isAble(isAboutSettings: boolean): boolean {
    const { state } = this.parts.statuses.of(this.id);
    return canRun(state) || (isAboutSettings && (state === 'needs_config' || state === 'needs_auth'));
  }

  private assertAble({ isAboutSettings = false }: CallManner): void {
    if (this.isAble(isAboutSettings)) return;
    const { state, reason, fault } = this.parts.statuses.of(this.id);
    throw new HookFailure(
      'not-started',
      fault ?? 'host',
      `it cannot run (${state})${reason === null ? '' : `: ${reason}`}`,
    );
  }
}
