import { NumberInput } from '@mantine/core';
import type { ReactElement } from 'react';
import { words } from '../../words/index.js';
import type { FieldProps } from './field.js';

/** A whole number. One that is out of bounds stays as it was typed; the host says what it takes. */
export function NumberField({ setting: { form }, input, onInput, isReadOnly, frame }: FieldProps): ReactElement {
  return (
    <NumberInput
      {...frame}
      value={String(input)}
      valueIsNumericString
      onChange={(value) => {
        onInput(String(value));
      }}
      readOnly={isReadOnly}
      hideControls={isReadOnly}
      min={form.min}
      max={form.max}
      clampBehavior="none"
      allowDecimal={false}
      allowNegative={(form.min ?? 0) < 0}
      thousandSeparator=","
      suffix={form.unit === 'seconds' ? words.settings.seconds : undefined}
      inputMode="numeric"
      autoComplete="off"
    />
  );
}
