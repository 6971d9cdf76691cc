import type { ReactElement } from 'react';
import { createStore } from 'zustand/vanilla';

/** Where a menu appears: at a button, or where the pointer was. */
export type MenuPlace = HTMLElement | { x: number; y: number };

export const openMenu = createStore<{ id: string; place: MenuPlace } | { id: null }>(() => ({ id: null }));

/** Opens the menu of an item. */
export function openItemMenu(id: string, place: MenuPlace): void {
  openMenu.setState({ id, place }, true);
}

interface ItemMenuHostProps {
  /** Opens the drawer of an item. */
  onOpen: (id: string) => void;
}

/** The one menu of all lines, and the question before a removal; once on the page. */
export function ItemMenuHost(_: ItemMenuHostProps): ReactElement | null {
  return null;
}
