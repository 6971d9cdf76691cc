export { HookFailure, type HookFailureKind } from './hook-failure.js';
export {
  HookSubjects,
  type HookFacts,
  type HookSettlement,
  type HookSubject,
  type HookSummary,
} from './hook-subjects.js';
export type { BeforeDownloadVerdict } from './outbox/waterfall/before-download.js';
export type { HookEventInput } from './outbox/rows/hook-run-row.js';
export { PluginHost } from './plugin-host.js';
export { PluginLifecycle } from './plugin-lifecycle.js';
export { PluginModule } from './plugin.module.js';
export { PLUGIN_STATES, type PluginStateName, type PluginStatus } from './plugin-status.js';
export { sentence } from './sentence.js';
export { PluginRegistry } from './registry/plugin-registry.js';
