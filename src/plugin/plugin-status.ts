import type { Fault } from '@deemusic/plugin-sdk';

/**
 * | state | means | its runs |
 * | --- | --- | --- |
 * | `disabled` | nobody enabled it, or `DEEMUSIC_PLUGINS` keeps it off | wait |
 * | `missing` | its folder or a module is gone | wait |
 * | `incompatible` | made for another plugin API, or its manifest is broken | wait |
 * | `needs_config`, `needs_auth` | its settings have to be changed first | wait |
 * | `tripped` | its process ended abnormally too often; somebody has to reset it | wait |
 * | `ready` | it can run; a process starts with the first run; with a reason: the last one did not come up | go on |
 * | `starting`, `busy`, `stopping` | its process does so | go on |
 * | `backoff` | its process ended abnormally, and is started again after a while | go on |
 */
export const PLUGIN_STATES = [
  'disabled',
  'missing',
  'incompatible',
  'needs_config',
  'needs_auth',
  'tripped',
  'ready',
  'starting',
  'busy',
  'backoff',
  'stopping',
] as const;
export type PluginStateName = (typeof PLUGIN_STATES)[number];

/** States in which runs of a plugin are executed, if not at once. */
const ABLE: readonly PluginStateName[] = ['ready', 'starting', 'busy', 'backoff', 'stopping'];

/** Whether runs of a plugin in that state are executed; otherwise they wait, and nothing waits for them. */
export function canRun(state: PluginStateName): boolean {
  return ABLE.includes(state);
}

/** How a plugin stands. */
export interface PluginStatus {
  state: PluginStateName;
  /** In words. */
  reason: string | null;
  fault: Fault | null;
  /** Epoch ms. */
  since: number;
  /** Epoch ms; null when the host will not try by itself. */
  nextTryAt: number | null;
}
