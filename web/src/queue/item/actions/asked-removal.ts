import { createStore } from 'zustand/vanilla';

/** The item that somebody is being asked about; null: nobody is. */
export const askedRemoval = createStore<{ id: string | null }>(() => ({ id: null }));

/** Asks whether the item is to leave the list, and does it. `ItemMenuHost` shows the question. */
export function askToRemove(id: string): void {
  askedRemoval.setState({ id });
}
