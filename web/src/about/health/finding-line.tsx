import { VisuallyHidden } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconCircleX, type TablerIcon } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import type { Schema } from '../../api/index.js';
import type { Tone } from '../../parts/index.js';
import { openTable, words } from '../../words/index.js';
import classes from './health.module.css';

type Finding = Schema<'Finding'>;

const SIGNS = openTable<Finding['status'], TablerIcon>(
  { ok: IconCircleCheck, warning: IconAlertTriangle, failed: IconCircleX },
  () => IconAlertTriangle,
);

const TONES = openTable<Finding['status'], Tone>({ ok: 'good', warning: 'warning', failed: 'bad' }, () => 'warning');

/** One thing that was looked at: how it stands, and what to do. */
export function FindingLine({ finding: { status, message, advice } }: { finding: Finding }): ReactElement {
  const Sign = SIGNS[status];
  return (
    <li className={classes.finding} data-tone={TONES[status]}>
      <Sign size={20} stroke={1.75} aria-hidden />
      <VisuallyHidden>{words.about.health.status[status]}: </VisuallyHidden>
      <span>
        {message}
        {advice !== undefined && <span className={classes.advice}>{advice}</span>}
      </span>
    </li>
  );
}
