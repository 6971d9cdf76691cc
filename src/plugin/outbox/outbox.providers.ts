import { AbilityWatch } from './ability-watch.js';
import { BeforeDownload } from './before-download.js';
import { Dispatcher } from './dispatcher.js';
import { Enqueuer } from './enqueuer.js';
import { HookAbility } from './hook-ability.js';
import { HookEventStore } from './hook-event.store.js';
import { HookRunStore } from './hook-run.store.js';
import { HookSummaries } from './hook-summaries.js';
import { ItemReplay } from './item-replay.js';
import { LibraryReplays } from './library-replays.js';
import { LiveHookRuns } from './live-hook-runs.js';
import { Outbox } from './outbox.js';
import { OutboxLifecycle } from './outbox-lifecycle.js';
import { OutboxRecovery } from './outbox-recovery.js';
import { OutboxRetention } from './outbox-retention.js';
import { OutboxWakeUps } from './outbox-wake-ups.js';
import { Replays } from './replays.js';
import { RetryTimer } from './retry-timer.js';
import { RunExecutor } from './run-executor.js';
import { RunList } from './run-list.js';
import { RunSettlement } from './run-settlement.js';
import { ToldHooks } from './told-hooks.js';

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
