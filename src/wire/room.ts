/**
 * What a client may listen to. `items`: top-level items only; `item:<id>`: that item and its children;
 * `progress`: bytes, speed and time left of what is running; `plugins`: states of plugins.
 */
export type Room = 'items' | 'progress' | 'plugins' | `item:${string}`;

/** The rooms of a client that asked for none. */
export const DEFAULT_ROOMS = ['items', 'progress', 'plugins'] as const satisfies readonly Room[];

/** @returns whether the text names a room that a client may join */
export function isRoom(text: unknown): text is Room {
  if (typeof text !== 'string') return false;
  return (DEFAULT_ROOMS as readonly string[]).includes(text) || (text.startsWith('item:') && text.length > 5);
}
