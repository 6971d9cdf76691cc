import { useSyncExternalStore } from 'react';

const TICK_MS = 1000;

/** One clock for all that counts down on the screen: it runs only while somebody looks at it. */
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let now = Date.now();

function tick(): void {
  now = Date.now();
  for (const listener of [...listeners]) listener();
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) {
    now = Date.now();
    timer = setInterval(tick, TICK_MS);
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) clearInterval(timer);
  };
}

function rest(): () => void {
  return () => undefined;
}

/** @returns epoch ms, anew each second; only while `isTicking` it is the time of now */
export function useNow(isTicking: boolean): number {
  return useSyncExternalStore(isTicking ? subscribe : rest, () => now);
}
