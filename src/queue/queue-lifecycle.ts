import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { toHostError } from '../domain/index.js';
import { DueTimer } from './pacing/due-timer.js';
import { NetworkOutage } from './pacing/network-outage.js';
import { QueueControl } from './queue-control.js';
import { QueueRegistry } from './queue-registry.js';
import { Recovery } from './pool/recovery.js';
import { WorkerPool } from './pool/worker-pool.js';

/** The host exits within 8 s of SIGTERM; the rest is for closing the database. */
const DRAIN_MS = 6000;

/** Starts the queue when every room is in place (its processor registered), and stops it first of all. */
@Injectable()
export class QueueLifecycle implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('Queue');

  constructor(
    private readonly control: QueueControl,
    private readonly recovery: Recovery,
    private readonly registry: QueueRegistry,
    private readonly dueTimer: DueTimer,
    private readonly outage: NetworkOutage,
    private readonly pool: WorkerPool,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.control.load();
    await this.recovery.recover();
    await this.sweep();
    await this.dueTimer.start();
    this.pool.start();
  }

  async onModuleDestroy(): Promise<void> {
    this.dueTimer.close();
    this.outage.close();
    await this.pool.drain(DRAIN_MS);
    this.control.close();
  }

  private async sweep(): Promise<void> {
    const { processor } = this.registry;
    if (!processor) return;
    const living = await this.recovery.living();
    // A library that is not there now must not keep the host from starting.
    await processor
      .sweep((id) => living.has(id))
      .catch((error: unknown) => {
        this.logger.warn(`the staging folder was not swept: ${toHostError(error).message}`);
      });
  }
}
