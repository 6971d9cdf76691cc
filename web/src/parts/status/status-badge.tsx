import type { ItemStatus } from 'deemusic/wire';
import type { ReactElement } from 'react';
import { openTable, words } from '../../words/index.js';
import { Badge } from './badge.js';
import { STATUS_SIGNS } from './status-signs.js';
import type { Tone } from './tone.js';

const TONES = openTable<ItemStatus, Tone>(
  {
    pending: 'quiet',
    downloading: 'busy',
    processing: 'busy',
    completed: 'good',
    failed: 'bad',
    paused: 'quiet',
    cancelled: 'quiet',
    skipped: 'quiet',
    partial: 'warning',
  },
  () => 'quiet',
);

interface StatusBadgeProps {
  status: ItemStatus;
  /** Default: the word for the status. */
  text?: string;
  /** Only the sign; the text is still read out. */
  compact?: boolean;
}

/** How an item stands. */
export function StatusBadge({
  status,
  text = words.item.status[status],
  compact = false,
}: StatusBadgeProps): ReactElement {
  return <Badge icon={STATUS_SIGNS[status]} tone={TONES[status]} text={text} compact={compact} />;
}
