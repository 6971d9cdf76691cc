import { Button, Group, NumberInput, Slider, Text } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { errorText, words } from '../../words/index.js';
import classes from './pace.module.css';
import type { Pace } from './use-pace.js';

/** How a value of the queue lies on a slider and in a field. */
export interface PaceScale {
  label: string;
  exactLabel: string;
  /** Beside the field. */
  unit: string | null;
  slider: { min: number; max: number; marks: { value: number; label: string }[] };
  toPosition: (value: number) => number;
  atPosition: (position: number) => number;
  toField: (value: number) => number | '';
  ofField: (text: number | string) => number | null;
  field: { min: number; max?: number; decimals: number; placeholder?: string };
  say: (value: number) => string;
}

/** A slider that applies while it moves, and a field for the exact value. */
export function PaceControl({
  pace,
  scale,
  isDisabled,
}: {
  pace: Pace;
  scale: PaceScale;
  isDisabled: boolean;
}): ReactElement {
  const [typed, setTyped] = useState<number | string | null>(null);
  const value = pace.value ?? scale.atPosition(scale.slider.max);
  const apply = (): void => {
    const exact = typed === null ? null : scale.ofField(typed);
    setTyped(null);
    if (exact !== null && exact !== value) pace.set(exact);
  };
  const isOff = isDisabled || pace.value === null;
  return (
    <div className={classes.control}>
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Text size="sm" fw={600}>
          {scale.label}
        </Text>
        <NumberInput
          aria-label={scale.exactLabel}
          className={classes.field}
          size="xs"
          hideControls
          disabled={isOff}
          value={typed ?? scale.toField(value)}
          min={scale.field.min}
          max={scale.field.max}
          decimalScale={scale.field.decimals}
          placeholder={scale.field.placeholder}
          suffix={scale.unit === null ? undefined : ` ${scale.unit}`}
          onChange={setTyped}
          onBlur={apply}
          onKeyDown={({ key }) => {
            if (key === 'Enter') apply();
          }}
        />
      </Group>
      <Slider
        className={classes.slider}
        disabled={isOff}
        {...scale.slider}
        // The field beside it says the value.
        label={null}
        thumbLabel={scale.label}
        thumbValueText={(position) => scale.say(scale.atPosition(position))}
        value={scale.toPosition(value)}
        onChange={(position) => {
          pace.drag(scale.atPosition(position));
        }}
        onChangeEnd={(position) => {
          pace.set(scale.atPosition(position));
        }}
      />
      <PaceSetting pace={pace} scale={scale} isDisabled={isOff} />
      {pace.error && (
        <Text role="alert" size="sm" c="var(--tone-bad)">
          {errorText(pace.error)}
        </Text>
      )}
    </div>
  );
}

/** What the settings say, and the way back to it; in its place even where there is nothing to say. */
function PaceSetting({ pace, scale, isDisabled }: { pace: Pace; scale: PaceScale; isDisabled: boolean }): ReactElement {
  const { pace: say } = words.now;
  const isOverridden = pace.setting !== null && pace.value !== null && pace.setting !== pace.value;
  return (
    <Group className={classes.setting} justify="space-between" wrap="nowrap" gap="xs">
      <Text size="xs" c="dimmed">
        {isOverridden && pace.setting !== null ? say.overridden(scale.say(pace.setting)) : say.sameAsSetting}
      </Text>
      {isOverridden && (
        <Button
          size="compact-xs"
          variant="subtle"
          disabled={isDisabled}
          aria-label={say.backOf(scale.label)}
          onClick={pace.reset}
        >
          {say.back}
        </Button>
      )}
    </Group>
  );
}
