import type { Fault } from '@deemusic/plugin-sdk';
import type { InstalledPlugin } from '../installed-plugin.js';

export type PluginOrigin = InstalledPlugin['origin'];

/** A folder in which a plugin is looked for. */
export interface PluginFolder {
  /** Absolute. */
  path: string;
  origin: PluginOrigin;
  /** What it is called as long as no manifest says better. */
  name: string;
}

/** Why a plugin cannot be loaded, in words; holds no path of the machine. */
export interface PluginProblem {
  state: 'missing' | 'incompatible';
  reason: string;
  fault: Fault;
}

/** What was found in a folder. One bad plugin never stops the host: it is listed with its problem. */
export interface FoundPlugin {
  id: string;
  folder: PluginFolder;
  /** Null when the manifest is not sound. */
  plugin: InstalledPlugin | null;
  /** Null when it can be loaded. A sound plugin may have one, too: made for another API, its module is gone. */
  problem: PluginProblem | null;
  /** To be logged: it is loaded all the same. */
  warning: string | null;
}

/** A manifest that cannot be taken; the message is the reason. */
export class ManifestError extends Error {
  constructor(
    message: string,
    readonly state: PluginProblem['state'] = 'incompatible',
    readonly fault: Fault = 'plugin',
  ) {
    super(message);
    this.name = 'ManifestError';
  }
}

/** Where a plugin lies, for people: kind and name of its folder, never its path. */
export function placeOf({ origin, name }: PluginFolder): string {
  const kinds = { bundled: 'bundled', store: 'installed', path: 'of DEEMUSIC_PLUGIN_PATH' } as const;
  return `the folder "${name}" (${kinds[origin]})`;
}
