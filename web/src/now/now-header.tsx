import type { ReactElement } from 'react';
import { useLive } from '../live/index.js';
import { say } from '../words/index.js';

/** What happens now, above every page. */
export function NowHeader(): ReactElement {
  const bytesPerSecond = useLive(({ stats }) => stats?.bytesPerSecond ?? 0);
  return <strong>{say.speed(bytesPerSecond)}</strong>;
}
