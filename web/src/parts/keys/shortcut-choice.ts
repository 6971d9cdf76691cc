import { useSyncExternalStore } from 'react';

const KEY = 'deemusic-shortcuts';
const listeners = new Set<() => void>();

/** Whether single keys do something. Whoever speaks to the machine, or hits keys by chance, can switch them off (WCAG 2.1.4). */
export const shortcutChoice = {
  get isOn(): boolean {
    try {
      return localStorage.getItem(KEY) !== 'off';
    } catch {
      // Storage is forbidden: as it is by default.
      return true;
    }
  },
  set(isOn: boolean): void {
    try {
      localStorage.setItem(KEY, isOn ? 'on' : 'off');
    } catch {
      // It holds for nobody, then.
    }
    for (const listener of [...listeners]) listener();
  },
};

export function useShortcutChoice(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => shortcutChoice.isOn,
  );
}
