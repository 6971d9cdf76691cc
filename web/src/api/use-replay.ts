import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call, rest } from './client.js';
import type { Schema } from './types.js';

/** Lets runs of plugins be done again. */
export function useReplay() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (order: Schema<'Replay'>) => call(rest.POST('/api/v1/plugins/runs/replay', { body: order })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['plugins'] }),
  });
}
