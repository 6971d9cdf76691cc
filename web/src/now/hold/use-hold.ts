import { useHostNow } from '../../api/index.js';
import { useLive } from '../../live/index.js';
import { holdOf, type Hold } from './hold.js';

/** What holds the whole queue, counting down; null when nothing does. */
export function useHold(): Hold | null {
  const waiting = useLive(({ queue }) => queue?.waiting ?? null);
  const now = useHostNow(waiting?.until === undefined ? null : 1000);
  return holdOf({ waiting }, now);
}
