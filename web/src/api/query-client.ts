import { QueryClient } from '@tanstack/react-query';
import { ApiError } from './api-error.js';

/** Answers of the host are current until an event says otherwise; see `live/`. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      gcTime: 120_000,
      // What was refused, was not understood, or did not come in a long time is told at once; a missing host is asked again.
      retry: (failures, error) =>
        failures < 2 && error instanceof ApiError && (error.code === 'offline' || [502, 503].includes(error.status)),
      refetchOnWindowFocus: false,
    },
    mutations: { retry: false },
  },
});
