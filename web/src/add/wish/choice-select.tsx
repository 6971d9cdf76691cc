import { Select, Text } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import classes from './choice-select.module.css';

/** One of few, with a line that explains it. */
export interface Choice<Value extends string> {
  value: Value;
  label: string;
  note: string;
  /** What speaks against it. */
  warning?: string | undefined;
}

interface ChoiceSelectProps<Value extends string> {
  label: string;
  choices: readonly Choice<Value>[];
  value: Value;
  onChoose: (value: Value) => void;
}

/** Of the longest of the labels, pixels. */
const LABEL_WIDTH = 76;

export function ChoiceSelect<Value extends string>({
  label,
  choices,
  value,
  onChoose,
}: ChoiceSelectProps<Value>): ReactElement {
  const of = (chosen: string | null): Choice<Value> | undefined => choices.find((choice) => choice.value === chosen);
  return (
    <Select
      className={classes.select}
      classNames={{ input: classes.input, section: classes.section }}
      aria-label={label}
      leftSectionWidth={LABEL_WIDTH}
      leftSection={<span className={classes.label}>{label}</span>}
      data={choices.map((choice) => ({ value: choice.value, label: choice.label }))}
      value={value}
      onChange={(chosen) => {
        const choice = of(chosen);
        if (choice) onChoose(choice.value);
      }}
      allowDeselect={false}
      maxDropdownHeight={420}
      comboboxProps={{ width: 320, position: 'bottom-start', shadow: 'md' }}
      renderOption={({ option, checked }) => <Explained choice={of(option.value)} isChosen={checked === true} />}
    />
  );
}

interface ExplainedProps {
  choice: Choice<string> | undefined;
  isChosen: boolean;
}

function Explained({ choice, isChosen }: ExplainedProps): ReactElement | null {
  if (!choice) return null;
  return (
    <>
      <div className={classes.option}>
        <Text size="sm" fw={550}>
          {choice.label}
        </Text>
        <Text size="xs" c="dimmed">
          {choice.note}
        </Text>
        {choice.warning && <span className={classes.warning}>{choice.warning}</span>}
      </div>
      {isChosen && <IconCheck size={18} stroke={1.75} aria-hidden className={classes.check} />}
    </>
  );
}
