import { LiveSettings, type Settings } from '../../src/config/index.js';
import { HostDatabase } from '../../src/database/index.js';
import type { Clock } from '../../src/domain/index.js';
import { SystemClock, itemId, type HostEvents, type ItemType, type MediaRef } from '../../src/domain/index.js';
import { EventBus, type HostEvent } from '../../src/events/index.js';
import {
  PostProcessing,
  QueueControl,
  QueueReader,
  QueueRegistry,
  QueueService,
  WorkerPool,
  type NewItem,
} from '../../src/queue/index.js';
import { DueTimer } from '../../src/queue/pacing/due-timer.js';
import { Expander } from '../../src/queue/expansion/expander.js';
import { ExpansionStore } from '../../src/queue/expansion/expansion.store.js';
import { ItemAdder } from '../../src/queue/commands/item-adder.js';
import { ItemCommands } from '../../src/queue/commands/item-commands.js';
import { ItemPatches } from '../../src/queue/store/item-patches.js';
import { ItemPublisher } from '../../src/queue/view/item-publisher.js';
import { ItemRunner } from '../../src/queue/pool/item-runner.js';
import { ItemView } from '../../src/queue/view/item-view.js';
import { ListenerEffects } from '../../src/queue/store/listener-effects.js';
import { LiveRuns } from '../../src/queue/live/live-runs.js';
import { Moves } from '../../src/queue/commands/moves.js';
import { NetworkOutage } from '../../src/queue/pacing/network-outage.js';
import { PathReservations } from '../../src/queue/store/path-reservations.js';
import { QueueHolds } from '../../src/queue/live/queue-holds.js';
import { QueueLifecycle } from '../../src/queue/queue-lifecycle.js';
import { Recovery } from '../../src/queue/pool/recovery.js';
import { Relisting } from '../../src/queue/expansion/relisting.js';
import { Removals } from '../../src/queue/commands/removals.js';
import { Requeuer } from '../../src/queue/commands/requeuer.js';
import { Retention } from '../../src/queue/rows/retention.js';
import { RunSettler } from '../../src/queue/pool/run-settler.js';
import { TransitionsStore } from '../../src/queue/store/transitions.store.js';
import { Turns } from '../../src/queue/rows/turns.js';
import { Undertakings } from '../../src/queue/store/undertakings.js';
import { WakeUps } from '../../src/queue/pacing/wake-ups.js';
import { FakeProcessor } from './fake-processor.js';

/** Settings that the queue reads; the rest is made up. */
export function queueSettings(
  download: Partial<Settings['download']> = {},
  network: Partial<Settings['network']> = {},
): Settings {
  return {
    download: { concurrentDownloads: 4, bandwidthLimit: 0, ...download },
    network: { timeout: 30, maxRetries: 3, ...network },
    deezer: { arl: null },
  } as Settings;
}

/** The queue put together without Nest, on a real database. */
export async function openQueue(
  dataDir: string,
  options: { clock?: Clock; settings?: Settings; processor?: FakeProcessor; isStarted?: boolean } = {},
) {
  const clock = options.clock ?? new SystemClock();
  const settings = new LiveSettings(options.settings ?? queueSettings());
  const database = await HostDatabase.open(dataDir, { lockWaitMs: 100 });
  const { writeQueue, reader: sql } = database;
  const events = new EventBus();
  const heard: HostEvent[] = [];
  events.all$.subscribe((event) => heard.push(event));
  const processor = options.processor ?? new FakeProcessor();

  const registry = new QueueRegistry();
  const wakeUps = new WakeUps();
  const holds = new QueueHolds(clock);
  const runs = new LiveRuns();
  const view = new ItemView(holds, runs);
  const publisher = new ItemPublisher(events, view);
  const dueTimer = new DueTimer(clock, writeQueue, sql, publisher, wakeUps);
  const effects = new ListenerEffects(registry, dueTimer);
  const transitions = new TransitionsStore(clock, effects, publisher);
  const turns = new Turns();
  const paths = new PathReservations(clock);
  const requeuer = new Requeuer(transitions, turns);
  const outage = new NetworkOutage(clock, holds, writeQueue, publisher, transitions, wakeUps);
  const settler = new RunSettler(clock, settings, writeQueue, transitions, publisher, paths, holds, outage, dueTimer);
  const patches = new ItemPatches(clock, publisher);
  const undertakings = new Undertakings(paths, patches);
  const post = new PostProcessing(clock, writeQueue, transitions, effects, patches, publisher, dueTimer, wakeUps);
  const runner = new ItemRunner(
    clock,
    sql,
    runs,
    settler,
    outage,
    holds,
    writeQueue,
    events,
    patches,
    paths,
    undertakings,
  );
  const relisting = new Relisting(clock, publisher);
  const expansions = new ExpansionStore(clock, writeQueue, sql, transitions, turns, publisher, relisting);
  const expander = new Expander(clock, settings, sql, expansions, holds, outage, dueTimer, wakeUps);
  const control = new QueueControl(settings, writeQueue, holds, events, wakeUps);
  const reader = new QueueReader(sql, view);
  const pool = new WorkerPool(
    clock,
    writeQueue,
    sql,
    registry,
    control,
    holds,
    outage,
    transitions,
    turns,
    runs,
    runner,
    expander,
    dueTimer,
    wakeUps,
  );
  const service = new QueueService(
    writeQueue,
    registry,
    new ItemAdder(clock, turns, publisher, requeuer, relisting),
    new ItemCommands(clock, transitions, requeuer, turns, relisting),
    new Moves(clock, turns, publisher),
    new Removals(registry, transitions, publisher, paths),
    paths,
    new Retention(writeQueue),
    reader,
    view,
    runs,
    expander,
    wakeUps,
    clock,
  );
  const recovery = new Recovery(writeQueue, sql, transitions);
  const lifecycle = new QueueLifecycle(control, recovery, registry, dueTimer, outage, pool);
  service.registerProcessor(processor);
  if (options.isStarted !== false) await lifecycle.onApplicationBootstrap();

  return {
    clock,
    settings,
    database,
    writeQueue,
    sql,
    events,
    heard,
    processor,
    registry,
    control,
    holds,
    reader,
    pool,
    service,
    lifecycle,
    transitions,
    post,
    turns,
    paths,
    runs,
    /** Payloads of one kind of event so far. */
    payloads: <Name extends keyof HostEvents>(name: Name): HostEvents[Name][] =>
      heard.filter((event) => event.name === name).map((event) => event.payload as HostEvents[Name]),
    status: async (id: string) => (await reader.get(id))?.status ?? null,
    close: async () => {
      await lifecycle.onModuleDestroy();
      await database.close();
    },
  };
}

export type OpenQueue = Awaited<ReturnType<typeof openQueue>>;

export function ref(type: ItemType, id: string): MediaRef {
  return { source: 'deezer', type, id };
}

export function wanted(type: ItemType, id: string, more: Partial<NewItem> = {}): NewItem {
  return { ref: ref(type, id), quality: 'FLAC', priority: 'normal', ...more };
}

export const tracks = (...ids: string[]): NewItem[] => ids.map((id) => wanted('track', id));
export const trackId = (id: string): string => itemId(ref('track', id));
