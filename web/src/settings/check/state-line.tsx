import { Text, VisuallyHidden } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import type { Tone } from '../../parts/index.js';
import { openTable, words } from '../../words/index.js';
import classes from './state-line.module.css';

const ICONS = openTable(
  { ok: IconCircleCheck, warning: IconAlertTriangle, failed: IconCircleX },
  () => IconAlertTriangle,
);

const TONES = openTable<keyof typeof ICONS, Tone>({ ok: 'good', warning: 'warning', failed: 'bad' }, () => 'warning');

interface StateLineProps {
  status: keyof typeof ICONS;
  title: string;
  /** What to do about it. */
  text?: string;
}

/** How one thing stands: by sign, words and colour. */
export function StateLine({ status, title, text }: StateLineProps): ReactElement {
  const Icon = ICONS[status];
  return (
    <div className={classes.line} data-tone={TONES[status]}>
      <Icon size={20} stroke={1.75} aria-hidden className={classes.sign} />
      <div>
        <VisuallyHidden>{words.settings.check.status[status]}: </VisuallyHidden>
        <Text component="span" fw={500} size="sm">
          {title}
        </Text>
        {text !== undefined && (
          <Text size="sm" c="dimmed">
            {text}
          </Text>
        )}
      </div>
    </div>
  );
}
