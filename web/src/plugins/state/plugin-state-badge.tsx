import {
  IconAlertTriangle,
  IconCheck,
  IconFolderOff,
  IconKeyOff,
  IconPlayerStop,
  IconPlugX,
  IconPower,
  IconQuestionMark,
  IconRefresh,
  IconRotateClockwise,
  IconSettingsExclamation,
  IconSparkles,
  type TablerIcon,
} from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { openTable, words } from '../../words/index.js';
import type { Plugin } from '../data/plugin-queries.js';
import classes from './plugin-state-badge.module.css';

type State = Plugin['state'];

interface Look {
  icon: TablerIcon;
  tone: 'quiet' | 'busy' | 'good' | 'warning' | 'bad';
}

const SHOWN = openTable<State, Look>(
  {
    disabled: { icon: IconPower, tone: 'quiet' },
    ready: { icon: IconCheck, tone: 'good' },
    starting: { icon: IconRotateClockwise, tone: 'busy' },
    busy: { icon: IconSparkles, tone: 'busy' },
    stopping: { icon: IconPlayerStop, tone: 'quiet' },
    backoff: { icon: IconRefresh, tone: 'warning' },
    tripped: { icon: IconAlertTriangle, tone: 'bad' },
    needs_config: { icon: IconSettingsExclamation, tone: 'warning' },
    needs_auth: { icon: IconKeyOff, tone: 'warning' },
    missing: { icon: IconFolderOff, tone: 'bad' },
    incompatible: { icon: IconPlugX, tone: 'bad' },
  },
  () => ({ icon: IconQuestionMark, tone: 'quiet' }),
);

/** How a plugin stands: by sign, word and colour. */
export function PluginStateBadge({ state }: { state: State }): ReactElement {
  const { icon: Icon, tone } = SHOWN[state];
  return (
    <span className={classes.badge} data-state={state} data-tone={tone}>
      <Icon size={14} stroke={2} aria-hidden />
      {words.plugins.state.name[state]}
    </span>
  );
}
