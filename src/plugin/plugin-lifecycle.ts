import {
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
  type OnModuleInit,
} from '@nestjs/common';
import { Cron } from '@nestjs/schedule';
import { Clock, toHostError } from '../domain/index.js';
import { Library } from '../library/index.js';
import { OutboxLifecycle } from './outbox/outbox-lifecycle.js';
import { OutboxRetention } from './outbox/rows/outbox-retention.js';
import { PluginRegistry } from './registry/plugin-registry.js';
import { PluginSupervisor } from './process/plugin-supervisor.js';

/** Running hooks may end by themselves for so long when the host stops. */
const GRACE_MS = 5000;
/** What was cancelled then may still clean up; the whole host ends within 7.5 s. */
const END_MS = 500;

/** Opens the plugin host when the rooms are put together, starts it when all are in place, and leaves no process behind. */
@Injectable()
export class PluginLifecycle implements OnModuleInit, OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('Plugins');
  private stopping: Promise<void> | null = null;

  constructor(
    private readonly clock: Clock,
    private readonly library: Library,
    private readonly registry: PluginRegistry,
    private readonly supervisor: PluginSupervisor,
    private readonly outbox: OutboxLifecycle,
    private readonly retention: OutboxRetention,
  ) {}

  /**
   * Orphans of an earlier host are ended before any room begins to work: a run must not be executed twice at once, a process that the queue
   * starts must not be taken for one of them, and none may write into an edit any more when the edits are swept.
   */
  async onModuleInit(): Promise<void> {
    await this.registry.open();
    await this.supervisor.start();
    await this.sweepEdits();
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.outbox.start();
  }

  async onModuleDestroy(): Promise<void> {
    await this.stop();
  }

  /**
   * Claims nothing more, gives running hooks 5 s, ends every process. Nest stops one room after the other; the composition root calls this
   * first, so that hooks use the time in which transfers end. Calling it again waits for the same stop.
   */
  stop(): Promise<void> {
    return (this.stopping ??= this.end());
  }

  /** Every night. */
  @Cron('0 37 3 * * *')
  async forget(): Promise<void> {
    try {
      await this.retention.prune(this.clock.now());
    } catch (error) {
      this.logger.error(`old hook runs could not be forgotten: ${toHostError(error).message}`);
    }
  }

  /** A library that cannot be used now holds the queue later; the host itself starts. */
  private async sweepEdits(): Promise<void> {
    try {
      await this.library.sweepEdits();
    } catch (error) {
      this.logger.warn(`the folder of edits was not swept: ${toHostError(error).message}`);
    }
  }

  private async end(): Promise<void> {
    let ended: Promise<void> | null = null;
    await this.outbox.stop(GRACE_MS, () => {
      ended = this.supervisor.stopAll(END_MS);
    });
    await (ended ?? this.supervisor.stopAll(END_MS));
  }
}
