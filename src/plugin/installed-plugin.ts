import type { HookName, HookOrder, Permissions, PluginEventName } from '@deemusic/plugin-sdk';

/** A hook of a plugin, with every default filled in. */
export interface PluginHook {
  name: HookName;
  order: HookOrder;
  after: readonly string[];
  before: readonly string[];
  timeoutMs: number;
  concurrency: number;
  /** Attempts after the first. */
  retries: number;
  onError: 'continue' | 'fail';
  /** Whether the hook is switched on; the manifest's word, unless somebody said otherwise. */
  isEnabled: boolean;
}

/** A plugin whose manifest is sound, as the host found it on the disk. */
export interface InstalledPlugin {
  id: string;
  version: string;
  displayName: string;
  description: string;
  origin: 'bundled' | 'store' | 'path';
  /** Absolute path of the module that its process imports. */
  entry: string;
  /** Further arguments for Node, before the module that it runs: how the entry finds the SDK. None when absent. */
  nodeArguments?: readonly string[];
  hooks: readonly PluginHook[];
  events: readonly PluginEventName[];
  permissions: Permissions;
  isNative: boolean;
  heapMb: number;
  rssMb: number;
  /** JSON Schema draft-07 of its config, and how to draw it; null = it has none. */
  configSchema: Record<string, unknown> | null;
  uiSchema: Record<string, unknown> | null;
}

/** What a process of the plugin is started with. */
export interface PluginLaunch {
  plugin: InstalledPlugin;
  /** Absolute; the plugin's own folder, made when it is missing. */
  storageDir: string;
  /** Filled with defaults, without secrets. */
  config: unknown;
  /** Values of `writeOnly` properties, by their dotted path. */
  secrets: Record<string, string>;
}
