import { Injectable } from '@nestjs/common';
import { HookSubjectsRegistry } from '../hook-subjects-registry.js';
import { AbilityWatch } from './ability/ability-watch.js';
import { Dispatcher } from './dispatch/dispatcher.js';
import { LibraryReplays } from './replay/library-replays.js';
import { OutboxRecovery } from './outbox-recovery.js';
import { RetryTimer } from './dispatch/retry-timer.js';

/** Starts and stops the outbox, in the only right order. */
@Injectable()
export class OutboxLifecycle {
  private isStarted = false;

  constructor(
    private readonly subjects: HookSubjectsRegistry,
    private readonly recovery: OutboxRecovery,
    private readonly watch: AbilityWatch,
    private readonly timer: RetryTimer,
    private readonly dispatcher: Dispatcher,
    private readonly replays: LibraryReplays,
  ) {}

  /** When no plugin process of an earlier host is left. */
  async start(): Promise<void> {
    // A host without items, as in a test of one room, has no runs either.
    if (!this.subjects.isRegistered) return;
    this.isStarted = true;
    await this.recovery.recover();
    await this.watch.start();
    await this.timer.start();
    this.dispatcher.start();
    await this.replays.start();
  }

  /** @param onOver called when the runs had their time, before they are taken back */
  async stop(graceMs: number, onOver: () => void): Promise<void> {
    if (!this.isStarted) return;
    this.timer.close();
    await this.replays.close();
    await this.watch.close();
    await this.dispatcher.drain(graceMs, onOver);
  }
}
