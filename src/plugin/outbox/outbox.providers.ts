import { AbilityWatch } from './ability/ability-watch.js';
import { BeforeDownload } from './waterfall/before-download.js';
import { Dispatcher } from './dispatch/dispatcher.js';
import { Enqueuer } from './enqueuer.js';
import { HookAbility } from './ability/hook-ability.js';
import { HookEventStore } from './rows/hook-event.store.js';
import { HookRunStore } from './rows/hook-run.store.js';
import { HookSummaries } from './rows/hook-summaries.js';
import { ItemReplay } from './replay/item-replay.js';
import { LibraryReplays } from './replay/library-replays.js';
import { LiveHookRuns } from './dispatch/live-hook-runs.js';
import { Outbox } from './outbox.js';
import { OutboxLifecycle } from './outbox-lifecycle.js';
import { OutboxRecovery } from './outbox-recovery.js';
import { OutboxRetention } from './rows/outbox-retention.js';
import { OutboxWakeUps } from './outbox-wake-ups.js';
import { Replays } from './replay/replays.js';
import { RetryTimer } from './dispatch/retry-timer.js';
import { RunExecutor } from './dispatch/run-executor.js';
import { RunList } from './rows/run-list.js';
import { RunSettlement } from './dispatch/run-settlement.js';
import { ToldHooks } from './ability/told-hooks.js';

/** What this floor adds to the module; it needs `HookPlugins` and `HookRunner` beside it. */
export const OUTBOX_PROVIDERS = [
  AbilityWatch,
  BeforeDownload,
  Dispatcher,
  Enqueuer,
  HookAbility,
  HookEventStore,
  HookRunStore,
  HookSummaries,
  ItemReplay,
  LibraryReplays,
  LiveHookRuns,
  Outbox,
  OutboxLifecycle,
  OutboxRecovery,
  OutboxRetention,
  OutboxWakeUps,
  Replays,
  RetryTimer,
  RunExecutor,
  RunList,
  RunSettlement,
  ToldHooks,
];
