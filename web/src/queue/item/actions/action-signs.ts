import {
  IconArrowBarToDown,
  IconArrowBarToUp,
  IconBan,
  IconPlayerPause,
  IconPlayerPlay,
  IconRefresh,
  IconReload,
  IconTrash,
  type TablerIcon,
} from '@tabler/icons-react';
import type { ItemActionName } from './actions-for.js';

/** The sign of each action, the same everywhere. */
export const ACTION_SIGNS: Record<ItemActionName, TablerIcon> = {
  pause: IconPlayerPause,
  resume: IconPlayerPlay,
  cancel: IconBan,
  retry: IconRefresh,
  again: IconReload,
  top: IconArrowBarToUp,
  bottom: IconArrowBarToDown,
  remove: IconTrash,
};
