import { QueryClient } from '@tanstack/react-query';
import { ApiError } from './api-error.js';

/** Answers of the host are current until an event says otherwise; see `live/`. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      gcTime: 120_000,
      // A refusal stays one; only a missing answer is worth another try. One that was waited for long enough is told at once.
      retry: (failures, error) =>
        failures < 2 && error instanceof ApiError && error.code !== 'slow' && [0, 502, 503].includes(error.status),
      refetchOnWindowFocus: false,
    },
    mutations: { retry: false },
  },
});
