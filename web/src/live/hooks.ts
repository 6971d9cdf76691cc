import { useCallback, useEffect, useSyncExternalStore } from 'react';
import type { AnyHostMessage, Item, ProgressEntry, Room } from 'deemusic/wire';
import { useStore } from 'zustand';
import { itemStore, live } from './live.js';
import { liveState, type LiveState } from './live-state.js';

/** The newest of one item; undefined while it is not known. */
export function useItem(id: string): Item | undefined {
  const subscribe = useCallback((listener: () => void) => itemStore.subscribe(id, listener), [id]);
  return useSyncExternalStore(subscribe, () => itemStore.get(id));
}

/** Live progress of one item; undefined while it does not move. */
export function useProgress(id: string): ProgressEntry | undefined {
  const subscribe = useCallback((listener: () => void) => itemStore.subscribe(id, listener), [id]);
  return useSyncExternalStore(subscribe, () => itemStore.progressOf(id));
}

/** A part of what is known of the host as a whole. */
export function useLive<Part>(part: (state: LiveState) => Part): Part {
  return useStore(liveState, part);
}

/** Is in a room while the component is there; null = in none. */
export function useRoom(room: Room | null): void {
  useEffect(() => (room === null ? undefined : live.join(room)), [room]);
}

/** Hears every message of the host while the component is there. `listener` must be stable (`useCallback`). */
export function useLiveMessages(listener: (any: AnyHostMessage) => void): void {
  useEffect(() => live.onAny(listener), [listener]);
}
