import { useEffect } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { call, queryClient, rest } from '../../../api/index.js';

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
  const queryKey = ['settings', 'retries'];
  // Without it the line says one thing less.
  const maxRetries = await queryClient.fetchQuery({ queryKey, queryFn: read }).catch(() => null);
  limit.setState({ maxRetries });
}

async function read(): Promise<number | null> {
  const settings: Readonly<Record<string, { value?: unknown } | undefined>> = await call(rest.GET('/api/v1/settings'));
  const value = settings['network.maxRetries']?.value;
  return typeof value === 'number' ? value : null;
}
