import type { PluginContext } from './context.js';

/** A fault of a config: where, and what to do. */
export interface ConfigFault {
  /** JSON pointer, e.g. `/covers/size`; empty for the whole. */
  path: string;
  message: string;
}

/** A plugin: the default export of its entry. */
export interface PluginDefinition<Config = unknown> {
  /** Registers hooks and observers; called once, before anything else. */
  setup(ctx: PluginContext<Config>): void | Promise<void>;
  /** Beyond what the schema says; called before a config is saved. May use the network. */
  validateConfig?(config: Readonly<Config>, ctx: PluginContext<Config>): ConfigFault[] | Promise<ConfigFault[]>;
  /** A saved config reaches a running process here; without it, or when it answers false, the process is started anew. */
  configChanged?(config: Readonly<Config>): boolean | Promise<boolean>;
  /** For `POST /plugins/:id/test`. Throw, or say in words what is wrong. */
  health?(ctx: PluginContext<Config>): string | null | Promise<string | null>;
}

/** Types a plugin; returns it as it is. */
export function definePlugin<Config = unknown>(plugin: PluginDefinition<Config>): PluginDefinition<Config> {
  return plugin;
}
