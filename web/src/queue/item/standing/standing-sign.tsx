import { IconClockPause, IconHourglass } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { STATUS_SIGNS } from '../../../parts/index.js';
import type { Standing } from './standing.js';

/** The sign of a standing; the words beside it say the same. */
export function StandingSign({ sign, size }: { sign: Standing['sign']; size: number }): ReactElement {
  const Icon = sign === 'waiting' ? IconHourglass : sign === 'held' ? IconClockPause : STATUS_SIGNS[sign];
  return <Icon size={size} stroke={2} aria-hidden />;
}
