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
import { Badge, type Tone } from '../../parts/index.js';
import { openTable, words } from '../../words/index.js';
import type { Plugin } from '../data/plugin-queries.js';

type State = Plugin['state'];

interface Look {
  icon: TablerIcon;
  tone: Tone;
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

/** How a plugin stands. */
export function PluginStateBadge({ state }: { state: State }): ReactElement {
  return <Badge {...SHOWN[state]} text={words.plugins.state.name[state]} />;
}
