import type { Priority } from 'deemusic/wire';
import type { ReactElement } from 'react';
import { words } from '../../words/index.js';
import { ChoiceSelect, type Choice } from './choice-select.js';
import { AS_SET, useQualityChoices } from './use-quality-choices.js';
import classes from './wish-bar.module.css';
import { useWishes } from './wishes.js';

const PRIORITIES: readonly Choice<Priority>[] = (['interactive', 'normal', 'backfill'] as const).map((value) => ({
  value,
  ...words.add.priority[value],
}));

/** In which quality, and when: beside whatever adds. */
export function WishBar(): ReactElement {
  const { quality, priority, choose } = useWishes();
  return (
    <div className={classes.bar}>
      <ChoiceSelect
        label={words.add.qualityLabel}
        choices={useQualityChoices()}
        value={quality ?? AS_SET}
        onChoose={(value) => {
          choose({ quality: value === AS_SET ? null : value });
        }}
      />
      <ChoiceSelect
        label={words.add.priorityLabel}
        choices={PRIORITIES}
        value={priority}
        onChoose={(value) => {
          choose({ priority: value });
        }}
      />
    </div>
  );
}
