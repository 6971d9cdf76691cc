import { useEffect, useEffectEvent } from 'react';
import { live, liveState } from '../../live/index.js';

/** Endings within that are looked at together. */
const TOGETHER_MS = 1500;
const ENDED: readonly string[] = ['completed', 'partial', 'failed', 'cancelled', 'skipped'];

/**
 * Calls back after something has ended. Members of collections are only heard of by the counts of all time: their own
 * events go to whoever looks at them.
 */
export function useEndings(onEnding: () => unknown): void {
  const look = useEffectEvent(() => void onEnding());
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const soon = (): void => {
      timer ??= setTimeout(() => {
        timer = undefined;
        look();
      }, TOGETHER_MS);
    };
    const ends = [
      liveState.subscribe(({ stats }, before) => {
        if (stats && before.stats && endedOf(stats) !== endedOf(before.stats)) soon();
      }),
      live.onAny(({ name, message }) => {
        if (name === 'snapshot' || (name === 'item.updated' && message.to && ENDED.includes(message.to))) soon();
      }),
    ];
    return () => {
      for (const end of ends) end();
      clearTimeout(timer);
    };
  }, []);
}

function endedOf({ successCount, failureCount }: { successCount: number; failureCount: number }): number {
  return successCount + failureCount;
}
