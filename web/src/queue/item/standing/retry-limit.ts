import { useEffect } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { queryClient, settingsQuery } from '../../../api/index.js';

/** Attempts after the first one, at most; null until somebody wants to know. One for all lines: they are many. */
const limit = createStore<{ maxRetries: number | null }>(() => ({ maxRetries: null }));

/** @returns how often a failed attempt is repeated; asked for once `isNeeded` */
export function useRetryLimit(isNeeded: boolean): number | null {
  useEffect(() => {
    if (isNeeded) void ask();
  }, [isNeeded]);
  return useStore(limit, ({ maxRetries }) => maxRetries);
}

async function ask(): Promise<void> {
  // Without it the line says one thing less.
  const settings = await queryClient.fetchQuery(settingsQuery).catch(() => null);
  const value: unknown = settings?.['network.maxRetries']?.value;
  limit.setState({ maxRetries: typeof value === 'number' ? value : null });
}
