import type { PluginHook } from './installed-plugin.js';

/** A hook of an enabled plugin, in its place in the order. */
export interface HookBinding {
  plugin: string;
  version: string;
  hook: PluginHook;
}
