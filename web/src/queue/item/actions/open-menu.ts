import { createStore } from 'zustand/vanilla';

/** Where a menu appears: at a button, or where the pointer was. */
export type MenuPlace = HTMLElement | { x: number; y: number };

/** The item whose menu is open, and where; one menu for all lines. */
export const openMenu = createStore<{ id: string | null; place: MenuPlace | null }>(() => ({ id: null, place: null }));

/** Opens the menu of an item. `ItemMenuHost` shows it. */
export function openItemMenu(id: string, place: MenuPlace): void {
  openMenu.setState({ id, place });
}

export function closeItemMenu(): void {
  openMenu.setState({ id: null, place: null });
}
