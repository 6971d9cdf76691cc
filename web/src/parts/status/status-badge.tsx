import { VisuallyHidden } from '@mantine/core';
import type { ItemStatus } from 'deemusic/wire';
import type { ReactElement } from 'react';
import { words } from '../../words/index.js';
import classes from './status-badge.module.css';
import { STATUS_SIGNS } from './status-signs.js';

interface StatusBadgeProps {
  status: ItemStatus;
  /** Default: the word for the status. */
  text?: string;
  /** Only the sign; the text is still read out. */
  compact?: boolean;
}

/** How something stands: by sign, word and colour, never by colour alone. */
export function StatusBadge({
  status,
  text = words.item.status[status],
  compact = false,
}: StatusBadgeProps): ReactElement {
  const Icon = STATUS_SIGNS[status];
  return (
    <span className={classes.badge} data-status={status} data-compact={compact || undefined}>
      <Icon size={14} stroke={2} aria-hidden />
      {compact ? <VisuallyHidden>{text}</VisuallyHidden> : <span className={classes.text}>{text}</span>}
    </span>
  );
}
