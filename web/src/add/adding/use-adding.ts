import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { ApiError, call, rest, type Schema } from '../../api/index.js';
import { errorText } from '../../words/index.js';
import { keyOf } from '../standing/ref.js';
import { STANDINGS, standingQuery } from '../standing/standing-query.js';
import { useWishes } from '../wish/wishes.js';
import { useLedger, type Outcome } from './ledger.js';
import { requestBody, type Wanted } from './request-body.js';

export type Adding = UseMutationResult<Schema<'DownloadAnswer'>, Error, readonly Wanted[]>;

/**
 * Adds things in the wished quality, all or none, and notes at each of them what came of it.
 * @param onAdded called when they are in the list
 */
export function useAdding(onAdded?: () => void): Adding {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (wanted: readonly Wanted[]) =>
      call(rest.POST('/api/v1/downloads', { body: requestBody(wanted, useWishes.getState()) })),
    onMutate: (wanted) => {
      note(wanted, () => ({ kind: 'adding' }));
    },
    onSuccess: ({ items }, wanted) => {
      note(wanted, (index) => {
        const { created = false, requeued = false } = items[index] ?? {};
        return { kind: 'added', isNew: created, isRequeued: requeued };
      });
      for (const [index, { ref }] of wanted.entries()) {
        const item = items[index];
        if (!item) continue;
        // What is true in a moment is shown at once; the question below brings the rest.
        queries.setQueryData(standingQuery(ref).queryKey, (known) =>
          item.created || item.requeued || !known
            ? { ref, itemId: item.id, status: 'pending' as const, quality: null, have: 0, total: null }
            : { ...known, itemId: item.id },
        );
      }
      void queries.invalidateQueries({ queryKey: STANDINGS });
      onAdded?.();
    },
    onError: (error, wanted) => {
      const faults = new Map<number, string>();
      const details = error instanceof ApiError ? error.details : [];
      for (const { index, message } of details) if (index !== undefined) faults.set(index, message);
      note(wanted, (index) => {
        const message = faults.get(index) ?? (wanted.length === 1 ? errorText(error) : undefined);
        return message === undefined ? null : { kind: 'refused', message };
      });
    },
  });
}

function note(wanted: readonly Wanted[], outcome: (index: number) => Outcome | null): void {
  useLedger.getState().note(
    wanted.map(({ ref }) => keyOf(ref)),
    (_, index) => outcome(index),
  );
}
