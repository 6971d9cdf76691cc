import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { settingsQuery } from '../../api/index.js';
import { useLive } from '../../live/index.js';
import { patchQueue } from '../use-queue-patch.js';
import { LatestSender } from './latest-sender.js';

/** Between two changes that are sent while somebody drags. */
const PAUSE_MS = 200;

const SETTINGS = {
  concurrency: 'download.concurrentDownloads',
  bandwidthLimit: 'download.bandwidthLimit',
} as const;

export interface Pace {
  /** As it is, or as it is being dragged; null while it is not known. */
  value: number | null;
  /** What the settings say; null while it is not known. */
  setting: number | null;
  /** Applies it, and waits for more of the same. */
  drag: (value: number) => void;
  /** Applies it, and follows the host again. */
  set: (value: number) => void;
  /** Back to what the settings say. */
  reset: () => void;
  /** Why the last change did not work. */
  error: Error | null;
}

/** One of the live values of the queue, and a hand on it. */
export function usePace(field: keyof typeof SETTINGS): Pace {
  const known = useLive(({ queue }) => queue?.[field] ?? null);
  const { data: settings } = useQuery(settingsQuery);
  const [draft, setDraft] = useState<{ value: number } | null>(null);
  const [error, setError] = useState<Error | null>(null);
  const [sender] = useState(
    () =>
      new LatestSender<{ value: number | null; ends: { value: number } | null }>(
        async ({ value, ends }) => {
          await patchQueue({ [field]: value }).then(
            () => {
              setError(null);
            },
            (reason: unknown) => {
              setError(reason as Error);
            },
          );
          // Unless it was taken up again meanwhile.
          if (ends) setDraft((current) => (current === ends ? null : current));
        },
        () => new Promise((resolve) => setTimeout(resolve, PAUSE_MS)),
      ),
  );
  const setting = settings?.[SETTINGS[field]]?.value;
  return {
    value: draft?.value ?? known,
    setting: typeof setting === 'number' ? setting : null,
    drag(value) {
      setDraft({ value });
      sender.push({ value, ends: null });
    },
    set(value) {
      const ends = { value };
      setDraft(ends);
      sender.push({ value, ends });
    },
    reset() {
      setDraft(null);
      sender.push({ value: null, ends: null });
    },
    error,
  };
}
