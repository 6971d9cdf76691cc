import type { Fault, Permissions, PluginEventName } from '@deemusic/plugin-sdk';
import type { InstalledPlugin, PluginHook } from '../installed-plugin.js';
import type { FoundPlugin } from '../manifest/found-plugin.js';
import type { PluginStateName, PluginStatus } from '../plugin-status.js';
import type { PluginRow } from './plugin-row.js';

export interface HookView {
  name: PluginHook['name'];
  order: PluginHook['order'];
  enabled: boolean;
  /** From 1, among all plugins that have the hook switched on; null while it is off. */
  place: number | null;
  timeoutMs: number;
  concurrency: number;
  retries: number;
  onError: PluginHook['onError'];
}

/** What clients see of a plugin. */
export interface PluginView {
  id: string;
  displayName: string;
  description: string;
  /** Null when its manifest does not say. */
  version: string | null;
  bundled: boolean;
  /** Null when its folder is gone. */
  origin: InstalledPlugin['origin'] | null;
  /** What was decided; whether it runs says `state`. */
  enabled: boolean;
  state: PluginStateName;
  reason: string | null;
  fault: Fault | null;
  since: number;
  nextTryAt: number | null;
  hooks: HookView[];
  permissions: Permissions;
  events: PluginEventName[];
  hasConfig: boolean;
}

export interface ViewSources {
  row: PluginRow;
  found: FoundPlugin | undefined;
  /** With the hooks as they are switched. */
  plugin: InstalledPlugin | null;
  status: PluginStatus;
  placeOf: (hook: PluginHook) => number | null;
}

export function viewOf({ row, found, plugin, status, placeOf }: ViewSources): PluginView {
  const origin = found?.folder.origin ?? null;
  const { state, reason, fault, since, nextTryAt } = status;
  return {
    id: row.id,
    ...(plugin ? told(plugin) : UNTOLD),
    displayName: plugin?.displayName ?? row.id,
    bundled: origin === 'bundled',
    origin,
    enabled: row.isEnabled,
    ...{ state, reason, fault, since, nextTryAt },
    hooks: (plugin?.hooks ?? []).map((hook) => hookView(hook, placeOf(hook))),
  };
}

type Told = Pick<PluginView, 'description' | 'version' | 'permissions' | 'events' | 'hasConfig'>;

const UNTOLD: Told = { description: '', version: null, permissions: {}, events: [], hasConfig: false };

function told({ description, version, permissions, events, configSchema }: InstalledPlugin): Told {
  return { description, version, permissions, events: [...events], hasConfig: configSchema !== null };
}

function hookView(hook: PluginHook, place: number | null): HookView {
  const { name, order, timeoutMs, concurrency, retries, onError } = hook;
  return { name, order, enabled: hook.isEnabled, place, timeoutMs, concurrency, retries, onError };
}
