import { HOOK_NAMES, type HookName } from '@deemusic/plugin-sdk';
import type { HookBinding } from '../hook-binding.js';
import type { InstalledPlugin } from '../installed-plugin.js';
import { inOrder, type HookPlace } from './hook-order.js';

/** A plugin that takes part, with its hooks as they are switched. */
export interface Participant {
  plugin: InstalledPlugin;
  /** In the user's order. */
  position: number | null;
}

/** Which plugins a hook goes through, in order. */
export interface HookBoard {
  bindings: ReadonlyMap<HookName, HookBinding[]>;
  /** `before` and `after` that contradict each other, and so are passed over; e.g. `processTrack: a → b → a`. */
  cycles: readonly string[];
}

export function hookBoard(participants: readonly Participant[]): HookBoard {
  const bindings = new Map<HookName, HookBinding[]>();
  const cycles: string[] = [];
  for (const name of HOOK_NAMES) {
    const sequence = inOrder(participants.flatMap((participant) => placesOf(participant, name)));
    bindings.set(
      name,
      sequence.places.map(({ binding }) => binding),
    );
    cycles.push(...sequence.cycles.map((cycle) => `${name}: ${cycle}`));
  }
  return { bindings, cycles };
}

function placesOf(
  { plugin, position }: Participant,
  name: HookName,
): (HookPlace & { hook: HookBinding['hook']; binding: HookBinding })[] {
  return plugin.hooks
    .filter((hook) => hook.name === name && hook.isEnabled)
    .map((hook) => ({
      plugin: plugin.id,
      position,
      hook,
      binding: { plugin: plugin.id, version: plugin.version, hook },
    }));
}
