import type { DurableHookName, HookName } from './hooks.js';
import type { PluginEventName } from './events.js';

/** Version of this plugin API; a manifest names a range of it as `engines["deemusic-plugin-api"]`. */
export const PLUGIN_API_VERSION = '1.0.0';

export type HookOrder = 'pre' | 'normal' | 'post';
export const HOOK_ORDERS = ['pre', 'normal', 'post'] as const;

/** A hook as the manifest declares it. */
export interface HookDeclaration {
  name: HookName;
  /** Default `normal`. */
  order?: HookOrder;
  /** Ids of plugins that this one wants to run after, where they are there. */
  after?: string[];
  before?: string[];
  /** Budget of one attempt, 100–600000; default 60000, of `beforeDownload` 5000 (at most 30000). */
  timeoutMs?: number;
  /** Runs at once in the plugin's process, 1–16; default 1. */
  concurrency?: number;
  /** Attempts after the first one, 0–10; default 5. */
  retries?: number;
  /**
   * What a dead run means for the item: `continue` (default) marks it degraded, `fail` fails a track before it is published. Only
   * `beforeDownload` and `processTrack` can fail a track; of other hooks `fail` is refused.
   */
  onError?: 'continue' | 'fail';
  /** Whether the hook runs before somebody says so in the plugin's settings (`hooks` of its row); default true. */
  enabled?: boolean;
}

export interface Permissions {
  net?: { hosts: string[]; allowPrivate?: boolean; reason: string };
  files?: { access: 'read' | 'write'; reason: string };
  /** Programs by name; `*` for any that the plugin's settings name. */
  exec?: string[];
}

/** The block `deemusic` of a plugin's package.json. */
export interface PluginManifest {
  /** `[a-z][a-z0-9-]*`, at most 40 characters. */
  id: string;
  displayName: string;
  description: string;
  hooks: HookDeclaration[];
  /** It holds a native addon. */
  native?: boolean;
  events?: PluginEventName[];
  permissions?: Permissions;
  resources?: {
    /** V8 heap, 16–1024; default 96. */
    heapMb?: number;
    /** Whole process, 48–2048; default 192. */
    rssMb?: number;
  };
  /** Relative to package.json; JSON Schema draft-07 of an object. `writeOnly: true` marks a secret. */
  configSchema?: string;
  uiSchema?: string;
}

/** Hooks with rows in the outbox, for {@link HookDeclaration}s. */
export function isDurable(name: HookName): name is DurableHookName {
  return name !== 'beforeDownload';
}
