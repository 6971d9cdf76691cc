import {
  IconAlertTriangle,
  IconBan,
  IconCheck,
  IconCircleHalf2,
  IconClock,
  IconDownload,
  IconPlayerPause,
  IconPlayerSkipForward,
  IconQuestionMark,
  IconSparkles,
  type TablerIcon,
} from '@tabler/icons-react';
import type { ItemStatus } from 'deemusic/wire';
import { openTable } from '../../words/index.js';

/** The sign of each status, the same everywhere. */
export const STATUS_SIGNS = openTable<ItemStatus, TablerIcon>(
  {
    pending: IconClock,
    downloading: IconDownload,
    processing: IconSparkles,
    completed: IconCheck,
    failed: IconAlertTriangle,
    paused: IconPlayerPause,
    cancelled: IconBan,
    skipped: IconPlayerSkipForward,
    partial: IconCircleHalf2,
  },
  () => IconQuestionMark,
);
