import type { HookDeclaration, PluginManifest } from '@deemusic/plugin-sdk';
import type { InstalledPlugin, PluginHook } from '../installed-plugin.js';

/** A hook as it was declared, with every default. */
export function hookOf(declared: HookDeclaration): PluginHook {
  return {
    name: declared.name,
    order: declared.order ?? 'normal',
    after: declared.after ?? [],
    before: declared.before ?? [],
    timeoutMs: declared.timeoutMs ?? (declared.name === 'beforeDownload' ? 5000 : 60_000),
    concurrency: declared.concurrency ?? 1,
    retries: declared.retries ?? 5,
    onError: declared.onError ?? 'continue',
    isEnabled: declared.enabled ?? true,
  };
}

/** What a manifest says of a plugin, with every default. */
export function factsOf(
  manifest: PluginManifest,
): Omit<InstalledPlugin, 'version' | 'origin' | 'entry' | 'configSchema' | 'uiSchema'> {
  const { id, displayName, description, resources = {} } = manifest;
  return {
    id,
    displayName,
    description,
    hooks: manifest.hooks.map(hookOf),
    events: manifest.events ?? [],
    permissions: manifest.permissions ?? {},
    isNative: manifest.native ?? false,
    heapMb: resources.heapMb ?? 96,
    rssMb: resources.rssMb ?? 192,
  };
}
