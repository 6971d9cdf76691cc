import { Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useMay } from '../../session/index.js';
import { say, words } from '../../words/index.js';
import { inMebibytes, LAST, limitAt, limitOfText, positionOf, UNLIMITED } from './bandwidth-scale.js';
import { PaceControl, type PaceScale } from './pace-control.js';
import classes from './pace.module.css';
import { usePace } from './use-pace.js';

const MIB = 1024 * 1024;
const { pace } = words.now;

const CONCURRENCY: PaceScale = {
  label: pace.concurrency,
  exactLabel: pace.concurrencyExact,
  unit: null,
  slider: { min: 1, max: 64, marks: [1, 16, 32, 48, 64].map((value) => ({ value, label: String(value) })) },
  toPosition: (value) => value,
  atPosition: (position) => position,
  toField: (value) => value,
  ofField: (text) => (Number.isInteger(text) && Number(text) >= 1 ? Math.min(64, Number(text)) : null),
  field: { min: 1, max: 64, decimals: 0 },
  say: pace.short,
};

const BANDWIDTH: PaceScale = {
  label: pace.bandwidth,
  exactLabel: pace.bandwidthExact,
  unit: pace.perSecond,
  slider: {
    min: 0,
    max: UNLIMITED,
    marks: [
      { value: 0, label: '¼' },
      ...[1, 4, 16].map((mebibytes) => ({ value: positionOf(mebibytes * MIB), label: String(mebibytes) })),
      { value: LAST, label: '100' },
      { value: UNLIMITED, label: '∞' },
    ],
  },
  toPosition: positionOf,
  atPosition: limitAt,
  toField: inMebibytes,
  ofField: limitOfText,
  field: { min: 0, decimals: 2, placeholder: pace.unlimited },
  say: (limit) => (limit === 0 ? pace.unlimited : say.speed(limit)),
};

/** How much at once, and how fast: live. */
export function PacePanel(): ReactElement {
  const mayControl = useMay('control');
  const concurrency = usePace('concurrency');
  const bandwidth = usePace('bandwidthLimit');
  return (
    <section className={classes.panel} aria-label={pace.title}>
      <Text size="xs" c="dimmed">
        {mayControl ? pace.lead : words.session.readOnly}
      </Text>
      <PaceControl pace={concurrency} scale={CONCURRENCY} isDisabled={!mayControl} />
      <PaceControl pace={bandwidth} scale={BANDWIDTH} isDisabled={!mayControl} />
    </section>
  );
}
