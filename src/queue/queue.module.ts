import { Module } from '@nestjs/common';
import { DueTimer } from './pacing/due-timer.js';
import { Expander } from './expansion/expander.js';
import { ExpansionStore } from './expansion/expansion.store.js';
import { ItemAdder } from './commands/item-adder.js';
import { ItemCommands } from './commands/item-commands.js';
import { ItemPatches } from './store/item-patches.js';
import { ItemPublisher } from './view/item-publisher.js';
import { ItemRunner } from './pool/item-runner.js';
import { ItemView } from './view/item-view.js';
import { ListenerEffects } from './store/listener-effects.js';
import { LiveRuns } from './live/live-runs.js';
import { Moves } from './commands/moves.js';
import { NetworkOutage } from './pacing/network-outage.js';
import { PathReservations } from './store/path-reservations.js';
import { PostProcessing } from './store/post-processing.js';
import { QueueController } from './queue.controller.js';
import { QueueControl } from './queue-control.js';
import { QueueHolds } from './live/queue-holds.js';
import { QueueLifecycle } from './queue-lifecycle.js';
import { QueueReader } from './queue-reader.js';
import { QueueRegistry } from './queue-registry.js';
import { QueueService } from './queue.service.js';
import { Recovery } from './pool/recovery.js';
import { Relisting } from './expansion/relisting.js';
import { Removals } from './commands/removals.js';
import { Requeuer } from './commands/requeuer.js';
import { Retention } from './rows/retention.js';
import { RunSettler } from './pool/run-settler.js';
import { TransitionsStore } from './store/transitions.store.js';
import { Turns } from './rows/turns.js';
import { Undertakings } from './store/undertakings.js';
import { WakeUps } from './pacing/wake-ups.js';
import { WorkerPool } from './pool/worker-pool.js';

/** What neighbours may use. */
const DOOR = [PostProcessing, QueueControl, QueueReader, QueueRegistry, QueueService, WorkerPool];

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
    ListenerEffects,
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
    Undertakings,
    WakeUps,
  ],
  exports: DOOR,
})
export class QueueModule {}
