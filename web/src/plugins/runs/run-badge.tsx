import {
  IconAlertTriangle,
  IconCheck,
  IconClock,
  IconHourglass,
  IconPlayerSkipForward,
  IconQuestionMark,
  IconRefresh,
  IconSparkles,
  type TablerIcon,
} from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { openTable, words } from '../../words/index.js';
import classes from '../state/plugin-state-badge.module.css';
import type { RunState } from './run-queries.js';

interface Look {
  icon: TablerIcon;
  tone: 'quiet' | 'busy' | 'good' | 'warning' | 'bad';
}

const SHOWN = openTable<RunState, Look>(
  {
    pending: { icon: IconClock, tone: 'quiet' },
    running: { icon: IconSparkles, tone: 'busy' },
    retry: { icon: IconRefresh, tone: 'warning' },
    waiting: { icon: IconHourglass, tone: 'quiet' },
    succeeded: { icon: IconCheck, tone: 'good' },
    skipped: { icon: IconPlayerSkipForward, tone: 'quiet' },
    dead: { icon: IconAlertTriangle, tone: 'bad' },
  },
  () => ({ icon: IconQuestionMark, tone: 'quiet' }),
);

/** How a run stands: by sign, word and colour. */
export function RunBadge({ state }: { state: RunState }): ReactElement {
  const { icon: Icon, tone } = SHOWN[state];
  const { runs } = words.plugins;
  return (
    <span className={classes.badge} data-state={state} data-tone={tone} title={runs.stateHint[state] || undefined}>
      <Icon size={14} stroke={2} aria-hidden />
      {runs.state[state]}
    </span>
  );
}
