import { Chip, Group } from '@mantine/core';
import type { ReactElement } from 'react';
import { words } from '../../words/index.js';
import { RUN_STATES, type RunState } from './run-queries.js';
import classes from './runs.module.css';

interface StateFilterProps {
  /** Null = all. */
  state: RunState | null;
  onChange: (state: RunState | null) => void;
}

/** Which runs are shown. */
export function StateFilter({ state, onChange }: StateFilterProps): ReactElement {
  const { runs } = words.plugins;
  return (
    <Chip.Group
      value={state ?? ''}
      onChange={(value) => {
        onChange(RUN_STATES.find((each) => each === value) ?? null);
      }}
    >
      <Group gap={6} role="radiogroup" aria-label={runs.filter}>
        <Chip value="" size="sm" variant="outline" classNames={{ label: classes.chip }}>
          {runs.all}
        </Chip>
        {RUN_STATES.map((each) => (
          <Chip key={each} value={each} size="sm" variant="outline" classNames={{ label: classes.chip }}>
            {runs.state[each]}
          </Chip>
        ))}
      </Group>
    </Chip.Group>
  );
}
