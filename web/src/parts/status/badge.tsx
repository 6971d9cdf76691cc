import { VisuallyHidden } from '@mantine/core';
import type { TablerIcon } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import classes from './badge.module.css';
import type { Tone } from './tone.js';

interface BadgeProps {
  icon: TablerIcon;
  tone: Tone;
  text: string;
  /** Only the sign; the text is still read out. */
  compact?: boolean;
  title?: string;
}

/** How something stands: by sign, word and colour, never by colour alone. */
export function Badge({ icon: Icon, tone, text, compact = false, title }: BadgeProps): ReactElement {
  return (
    <span className={classes.badge} data-tone={tone} data-compact={compact || undefined} title={title}>
      <Icon size={14} stroke={2} aria-hidden />
      {compact ? <VisuallyHidden>{text}</VisuallyHidden> : <span className={classes.text}>{text}</span>}
    </span>
  );
}
