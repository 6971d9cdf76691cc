import { Module } from '@nestjs/common';
import { DueTimer } from './due-timer.js';
import { Expander } from './expander.js';
import { ExpansionStore } from './expansion.store.js';
import { ItemAdder } from './item-adder.js';
import { ItemCommands } from './item-commands.js';
import { ItemPatches } from './item-patches.js';
import { ItemPublisher } from './item-publisher.js';
import { ItemRunner } from './item-runner.js';
import { ItemView } from './item-view.js';
import { LiveRuns } from './live-runs.js';
import { Moves } from './moves.js';
import { NetworkOutage } from './network-outage.js';
import { PathReservations } from './path-reservations.js';
import { QueueController } from './queue.controller.js';
import { QueueControl } from './queue-control.js';
import { QueueHolds } from './queue-holds.js';
import { QueueLifecycle } from './queue-lifecycle.js';
import { QueueReader } from './queue-reader.js';
import { QueueRegistry } from './queue-registry.js';
import { QueueService } from './queue.service.js';
import { Recovery } from './recovery.js';
import { Relisting } from './relisting.js';
import { Removals } from './removals.js';
import { Requeuer } from './requeuer.js';
import { Retention } from './retention.js';
import { RunSettler } from './run-settler.js';
import { TransitionsStore } from './transitions.store.js';
import { Turns } from './turns.js';
import { WakeUps } from './wake-ups.js';
import { WorkerPool } from './worker-pool.js';

/** What neighbours may use. */
const DOOR = [QueueControl, QueueReader, QueueRegistry, QueueService, WorkerPool];

/** The queue. Needs a {@link Clock}, the settings, the event bus and the database from global modules. */
@Module({
  controllers: [QueueController],
  providers: [
    ...DOOR,
    DueTimer,
    Expander,
    ExpansionStore,
    ItemAdder,
    ItemCommands,
    ItemPatches,
    ItemPublisher,
    ItemRunner,
    ItemView,
    LiveRuns,
    Moves,
    NetworkOutage,
    PathReservations,
    QueueHolds,
    QueueLifecycle,
    Recovery,
    Relisting,
    Removals,
    Requeuer,
    Retention,
    RunSettler,
    TransitionsStore,
    Turns,
    WakeUps,
  ],
  exports: DOOR,
})
export class QueueModule {}
