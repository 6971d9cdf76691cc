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
import { Badge, type Tone } from '../../parts/index.js';
import { openTable, words } from '../../words/index.js';
import type { RunState } from './run-queries.js';

interface Look {
  icon: TablerIcon;
  tone: Tone;
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

/** How a run stands. */
export function RunBadge({ state }: { state: RunState }): ReactElement {
  const { runs } = words.plugins;
  return <Badge {...SHOWN[state]} text={runs.state[state]} title={runs.stateHint[state] || undefined} />;
}
