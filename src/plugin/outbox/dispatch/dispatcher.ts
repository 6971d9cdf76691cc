import { Injectable, Logger } from '@nestjs/common';
import { Subscription } from 'rxjs';
import { WriteQueue } from '../../../database/index.js';
import { Clock, CoalescedRounds, toHostError } from '../../../domain/index.js';
import { HookFailure } from '../../hook-failure.js';
import { DURABLE_HOOKS, HookAbility } from '../ability/hook-ability.js';
import { HookPlugins } from '../hook-plugins.js';
import type { HookRunRow } from '../rows/hook-run-row.js';
import { HookRunStore, type HookSlots } from '../rows/hook-run.store.js';
import { LiveHookRun, LiveHookRuns } from './live-hook-runs.js';
import { OutboxWakeUps } from '../outbox-wake-ups.js';
import { RunExecutor } from './run-executor.js';
import { RunSettlement } from './run-settlement.js';

/** Over the budget of the hook: for its pictures, and for a process that is slow to come up. */
const LEASE_MARGIN_MS = 120_000;
/** A run that used up its lease met trouble of the host, which may last. */
const LEASE_OVER_MS = 60_000;
const TRY_AGAIN_MS = 1000;
/** After the host took the runs back, until they are put back in the rows. */
const ABORT_MS = 1000;

/**
 * Pulls what is due whenever a hook of a plugin has a slot free. Nothing waits in memory, and the slots of one plugin are not those of
 * another: a plugin that hangs delays nobody else's runs.
 */
@Injectable()
export class Dispatcher {
  private readonly logger = new Logger('Plugins');
  private readonly rounds = new CoalescedRounds(() => this.round());
  private subscription: Subscription | null = null;

  constructor(
    private readonly clock: Clock,
    private readonly writeQueue: WriteQueue,
    private readonly plugins: HookPlugins,
    private readonly ability: HookAbility,
    private readonly runs: HookRunStore,
    private readonly live: LiveHookRuns,
    private readonly executor: RunExecutor,
    private readonly settlement: RunSettlement,
    private readonly wakeUps: OutboxWakeUps,
  ) {}

  /** Begins to claim. Calling it again does nothing. */
  start(): void {
    if (this.subscription) return;
    this.subscription = this.wakeUps.wake$.subscribe(() => {
      this.rounds.wake();
    });
    this.rounds.wake();
  }

  /**
   * Claims nothing more and lets what runs end by itself for `graceMs`; then takes it back, refunded. Resolves soon after that at the
   * latest; what is left then is put right at the next boot.
   * @param onOver called when the time is over, before the runs are taken back
   */
  async drain(graceMs: number, onOver: () => void = () => undefined): Promise<void> {
    this.subscription?.unsubscribe();
    await this.rounds.close();
    this.settlement.close();
    const ended = Promise.all(this.live.all().map((run) => run.ended));
    if (await this.isWithin(ended, graceMs)) return;
    onOver();
    for (const run of this.live.all()) run.abort(new HookFailure('cancelled', 'host', 'the host stops', 0));
    await this.isWithin(ended, ABORT_MS);
  }

  private async isWithin(work: Promise<unknown>, timeoutMs: number): Promise<boolean> {
    const timer = new AbortController();
    const timeUp = this.clock.wait(timeoutMs, timer.signal).then(
      () => false,
      () => false,
    );
    const isDone = await Promise.race([work.then(() => true), timeUp]);
    timer.abort();
    return isDone;
  }

  private async round(): Promise<void> {
    try {
      const slots = await this.runs.due(this.freeSlots());
      if (slots.length === 0) return;
      for (const row of await this.claim(slots)) this.launch(row, slots);
    } catch (error) {
      this.logger.error(`no hook run could be claimed: ${toHostError(error).message}`);
      this.clock.schedule(TRY_AGAIN_MS, () => {
        this.rounds.wake();
      });
    }
  }

  private freeSlots(): HookSlots[] {
    return DURABLE_HOOKS.flatMap((name) =>
      this.plugins.bindings(name).flatMap(({ plugin }) => {
        const hook = this.ability.able(plugin, name);
        const count = hook ? hook.concurrency - this.live.count(plugin, name) : 0;
        return hook && count > 0 ? [{ plugin, hook: name, count, leaseMs: hook.timeoutMs + LEASE_MARGIN_MS }] : [];
      }),
    );
  }

  private claim(slots: readonly HookSlots[]): Promise<HookRunRow[]> {
    return this.writeQueue.run(async (tx) => {
      const claimed: HookRunRow[] = [];
      for (const slot of slots) claimed.push(...(await this.runs.claim(tx, slot)));
      return claimed;
    });
  }

  private launch(row: HookRunRow, slots: readonly HookSlots[]): void {
    const leaseMs = slots.find((slot) => slot.plugin === row.plugin && slot.hook === row.hook)?.leaseMs ?? 0;
    const run = new LiveHookRun(row);
    this.live.add(run);
    void this.execute(run, leaseMs);
  }

  private async execute(run: LiveHookRun, leaseMs: number): Promise<void> {
    const cancelLease = this.clock.schedule(leaseMs, () => {
      run.abort(new HookFailure('cancelled', 'host', 'the host could not get it done in time', LEASE_OVER_MS));
    });
    const outcome = await this.executor.execute(run);
    cancelLease();
    await this.settlement.settle(run, outcome);
    this.live.delete(run);
    run.end();
    this.wakeUps.wake();
  }
}
