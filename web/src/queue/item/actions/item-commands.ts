import type { Quality } from 'deemusic/wire';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { call, rest } from '../../../api/index.js';
import { itemStore } from '../../../live/index.js';
import { refOf } from './item-ref.js';

/** What a command was and what became of it, as long as somebody has to know. */
export interface CommandState {
  isPending: boolean;
  /** In the host's words; stays until the next command or until it is dismissed. */
  error: Error | null;
}

/** How commands of single items stand, by id. */
const states = createStore<Readonly<Record<string, CommandState>>>(() => ({}));

const IDLE: CommandState = { isPending: false, error: null };

type Move = { to: 'top' | 'bottom' } | { before: string } | { after: string };

/** Commands on one item. Each answers with the error or null, and shows both at the item's line and in its drawer. */
export const itemCommands = {
  pause: (id: string) => run(id, async () => takeItem(rest.POST('/api/v1/downloads/{id}/pause', at(id)))),
  resume: (id: string) => run(id, async () => takeItem(rest.POST('/api/v1/downloads/{id}/resume', at(id)))),
  cancel: (id: string) => run(id, async () => takeItem(rest.POST('/api/v1/downloads/{id}/cancel', at(id)))),
  retry: (id: string) => run(id, async () => takeItem(rest.POST('/api/v1/downloads/{id}/retry', at(id)))),
  move: (id: string, body: Move) =>
    run(id, async () => takeItem(rest.POST('/api/v1/downloads/{id}/move', { ...at(id), body }))),
  remove: (id: string, files: 'keep' | 'delete') =>
    run(id, async () => {
      await call(rest.DELETE('/api/v1/downloads/{id}', { params: { path: { id }, query: { files } } }));
      itemStore.remove(id);
    }),
  /** Downloads it once more, or in another quality. Only of top-level items. */
  again: (id: string, quality?: Quality) =>
    run(id, async () => {
      const ref = refOf(id);
      await call(rest.POST('/api/v1/downloads', { body: { ...ref, force: true, ...(quality && { quality }) } }));
    }),
  /** Somebody has read the error. */
  dismiss: (id: string): void => {
    states.setState({ [id]: IDLE });
  },
};

export type ItemCommands = typeof itemCommands;

/** The commands, and how the last one on this item stands. */
export function useItemCommands(id: string): ItemCommands & CommandState {
  const state = useStore(states, (all) => all[id] ?? IDLE);
  return { ...itemCommands, ...state };
}

function at(id: string): { params: { path: { id: string } } } {
  return { params: { path: { id } } };
}

async function takeItem(request: Promise<{ data?: Parameters<typeof itemStore.put>[0] }>): Promise<void> {
  const askedAt = performance.now();
  itemStore.absorb([await call(request)], askedAt);
}

async function run(id: string, command: () => Promise<void>): Promise<Error | null> {
  states.setState({ [id]: { isPending: true, error: null } });
  try {
    await command();
    states.setState({ [id]: IDLE });
    return null;
  } catch (cause) {
    const error = cause instanceof Error ? cause : new Error(String(cause));
    states.setState({ [id]: { isPending: false, error } });
    return error;
  }
}
