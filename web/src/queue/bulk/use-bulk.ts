import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { runBulk, type BulkJob, type BulkOutcome } from './bulk-run.js';

/** How the last thing that was done to many stands. */
export interface Bulk {
  job: BulkJob | null;
  isPending: boolean;
  /** How many are through, while it is pending and that can be told. */
  through: number | null;
  outcome: BulkOutcome | null;
  error: Error | null;
  start: (job: BulkJob) => Promise<BulkOutcome | null>;
  reset: () => void;
}

/** Commands on many items, one at a time. */
export function useBulk(): Bulk {
  const [through, setThrough] = useState<number | null>(null);
  const mutation = useMutation({ mutationFn: (job: BulkJob) => runBulk(job, setThrough) });
  return {
    job: mutation.variables ?? null,
    isPending: mutation.isPending,
    through,
    outcome: mutation.data ?? null,
    error: mutation.error,
    start: async (job) => {
      setThrough(null);
      return mutation.mutateAsync(job).catch(() => null);
    },
    reset: mutation.reset,
  };
}
