import { Logger } from '@nestjs/common';
import { HostDatabase } from '../../src/database/index.js';
import { EventBus, type HostEvent } from '../../src/events/index.js';
import { ArtifactStore } from '../../src/plugin/files/artifact-store.js';
import { HookSubjectsRegistry } from '../../src/plugin/hook-subjects-registry.js';
import { AbilityWatch } from '../../src/plugin/outbox/ability/ability-watch.js';
import { BeforeDownload } from '../../src/plugin/outbox/waterfall/before-download.js';
import { Dispatcher } from '../../src/plugin/outbox/dispatch/dispatcher.js';
import { Enqueuer } from '../../src/plugin/outbox/enqueuer.js';
import { HookAbility } from '../../src/plugin/outbox/ability/hook-ability.js';
import { HookEventStore } from '../../src/plugin/outbox/rows/hook-event.store.js';
import type { HookEventInput, HookRunRow } from '../../src/plugin/outbox/rows/hook-run-row.js';
import { HookRunStore } from '../../src/plugin/outbox/rows/hook-run.store.js';
import { HookSummaries } from '../../src/plugin/outbox/rows/hook-summaries.js';
import { ItemReplay } from '../../src/plugin/outbox/replay/item-replay.js';
import { LibraryReplays } from '../../src/plugin/outbox/replay/library-replays.js';
import { LiveHookRuns } from '../../src/plugin/outbox/dispatch/live-hook-runs.js';
import { Outbox } from '../../src/plugin/outbox/outbox.js';
import { OutboxLifecycle } from '../../src/plugin/outbox/outbox-lifecycle.js';
import { OutboxRecovery } from '../../src/plugin/outbox/outbox-recovery.js';
import { OutboxRetention } from '../../src/plugin/outbox/rows/outbox-retention.js';
import { OutboxWakeUps } from '../../src/plugin/outbox/outbox-wake-ups.js';
import { Replays } from '../../src/plugin/outbox/replay/replays.js';
import { RetryTimer } from '../../src/plugin/outbox/dispatch/retry-timer.js';
import { RunExecutor } from '../../src/plugin/outbox/dispatch/run-executor.js';
import { RunList } from '../../src/plugin/outbox/rows/run-list.js';
import { RunSettlement } from '../../src/plugin/outbox/dispatch/run-settlement.js';
import { ToldHooks } from '../../src/plugin/outbox/ability/told-hooks.js';
import { PluginStatuses } from '../../src/plugin/registry/plugin-statuses.js';
import { RunScopes } from '../../src/plugin/run-scopes.js';
import { FakeHookPlugins } from './fake-hook-plugins.js';
import { FakeHookSubjects } from './fake-hook-subjects.js';
import { FakeSupervisor } from './fake-supervisor.js';
import { ManualClock } from './manual-clock.js';

/** The outbox put together without Nest, on a real database; plugins, their processes and the items are fakes. */
export async function openOutbox(
  dataDir: string,
  options: { clock?: ManualClock; setUp?: (plugins: FakeHookPlugins) => void; isStarted?: boolean } = {},
) {
  Logger.overrideLogger(false);
  const clock = options.clock ?? new ManualClock();
  const database = await HostDatabase.open(dataDir, { lockWaitMs: 100 });
  const { writeQueue, reader } = database;
  const events = new EventBus();
  const heard: HostEvent[] = [];
  events.all$.subscribe((event) => heard.push(event));
  const statuses = new PluginStatuses(events, clock);
  const plugins = new FakeHookPlugins(statuses);
  options.setUp?.(plugins);
  const supervisor = new FakeSupervisor();
  const items = new FakeHookSubjects();
  const subjects = new HookSubjectsRegistry();
  subjects.register(items);

  const ability = new HookAbility(plugins, statuses);
  const summaries = new HookSummaries(ability);
  const wakeUps = new OutboxWakeUps();
  const live = new LiveHookRuns();
  const scopes = new RunScopes();
  const eventStore = new HookEventStore(clock, ability);
  const runStore = new HookRunStore(clock, reader);
  const enqueuer = new Enqueuer(plugins, eventStore, runStore, summaries, wakeUps, events);
  const outbox = new Outbox(enqueuer, eventStore, runStore, live);
  const artifacts = new ArtifactStore(clock);
  const executor = new RunExecutor(clock, reader, subjects, ability, supervisor, scopes, artifacts);
  const timer = new RetryTimer(clock, writeQueue, reader, wakeUps);
  const settlement = new RunSettlement(clock, writeQueue, runStore, plugins, ability, summaries, subjects, timer);
  const dispatcher = new Dispatcher(clock, writeQueue, plugins, ability, runStore, live, executor, settlement, wakeUps);
  const watch = new AbilityWatch(
    clock,
    writeQueue,
    reader,
    ability,
    summaries,
    subjects,
    wakeUps,
    new ToldHooks(writeQueue, reader),
  );
  const recovery = new OutboxRecovery(writeQueue, clock);
  const itemReplay = new ItemReplay(enqueuer, subjects);
  const library = new LibraryReplays(clock, writeQueue, reader, plugins, subjects, itemReplay);
  const lifecycle = new OutboxLifecycle(subjects, recovery, watch, timer, dispatcher, library);
  if (options.isStarted !== false) await lifecycle.start();

  const enqueue = (event: Partial<HookEventInput> & { itemId: string }) =>
    writeQueue.run((tx) => outbox.enqueue(tx, { name: 'processTrack', reason: 'live', ...event }));
  const runs = (): Promise<HookRunRow[]> => reader.all<HookRunRow>('SELECT * FROM hook_run ORDER BY id');
  return {
    clock,
    database,
    writeQueue,
    reader,
    heard,
    statuses,
    plugins,
    supervisor,
    items,
    outbox,
    live,
    scopes,
    runStore,
    summaries,
    artifacts,
    dispatcher,
    watch,
    library,
    lifecycle,
    replays: new Replays(writeQueue, plugins, subjects, itemReplay, library),
    list: new RunList(reader, live),
    retention: new OutboxRetention(writeQueue, reader, plugins, summaries, subjects),
    waterfall: new BeforeDownload(plugins, ability, supervisor),
    enqueue,
    runs,
    /** `plugin hook item state` of every run, in the order of their making. */
    states: async (): Promise<string[]> =>
      (await runs()).map(({ plugin, hook, entity, state }) => `${plugin} ${hook} ${entity} ${state}`),
    async close(): Promise<void> {
      supervisor.held.forEach((held) => {
        held.succeed();
      });
      await Promise.all([lifecycle.stop(0, () => undefined), clock.advance(20_000)]);
      await database.close();
    },
  };
}

export type OpenOutbox = Awaited<ReturnType<typeof openOutbox>>;
