import { useMutation, useQuery, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { call, rest, settingsQuery, type Schema } from '../../api/index.js';
import type { NamedSetting, PlainValue } from './setting-input.js';

/** All settings that can be changed, in the order of the manual. */
export function useSettings(): {
  settings: readonly NamedSetting[] | undefined;
  error: Error | null;
  retry: () => void;
} {
  const { data, error, refetch } = useQuery({ ...settingsQuery, select: named });
  return { settings: data, error, retry: () => void refetch() };
}

/** Outside of the hook, so that the same answer gives the same list. */
function named(answer: Schema<'Settings'>): NamedSetting[] {
  return Object.entries(answer).map(([key, setting]) => ({ key, ...setting }));
}

/** Changes settings, all or none; the answer is what the page shows from then on. */
export function useSaveSettings(): UseMutationResult<Schema<'Settings'>, Error, Record<string, PlainValue>> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (patch: Record<string, PlainValue>) => call(rest.PUT('/api/v1/settings', { body: patch })),
    async onSuccess(answer) {
      // One that was asked for before would bring the former values back for a moment.
      await queries.cancelQueries({ queryKey: settingsQuery.queryKey, exact: true });
      queries.setQueryData(settingsQuery.queryKey, answer);
      for (const word of ['source', 'host']) void queries.invalidateQueries({ queryKey: [word] });
    },
  });
}
