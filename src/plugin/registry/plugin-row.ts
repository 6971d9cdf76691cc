import type { Fault } from '@deemusic/plugin-sdk';
import type { PluginStateName } from '../plugin-status.js';

/** States that outlive a restart: somebody has to do something first. */
export const HELD_STATES = ['tripped', 'needs_auth', 'needs_config'] as const satisfies readonly PluginStateName[];
export type HeldState = (typeof HELD_STATES)[number];

/** Why a plugin stands still until somebody does something. */
export interface PluginHold {
  state: HeldState;
  reason: string;
  fault: Fault;
  /** Epoch ms. */
  at: number;
}

/** What somebody decided about a plugin. */
export interface PluginRow {
  readonly id: string;
  readonly isEnabled: boolean;
  /** The version to be run of an installed one; null = the highest. */
  readonly version: string | null;
  /** Place in the user's order; null = none was given. */
  readonly position: number | null;
  /** As it was saved, without defaults; secrets sealed. */
  readonly config: Readonly<Record<string, unknown>>;
  /** Hooks that were switched on or off. */
  readonly hooks: Readonly<Record<string, boolean>>;
  readonly hold: PluginHold | null;
}

/** Bundled ones that work from the start. */
const ENABLED_FROM_START = ['tagging', 'artwork', 'playlist-export'];

/** What holds as long as nobody decided anything. */
export function undecided(id: string): PluginRow {
  const isEnabled = ENABLED_FROM_START.includes(id);
  return { id, isEnabled, version: null, position: null, config: {}, hooks: {}, hold: null };
}
