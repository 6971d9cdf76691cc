import { NumberInput } from '@mantine/core';
import type { WidgetProps } from '@rjsf/utils';
import type { ReactElement } from 'react';
import classes from '../form.module.css';
import { placeholderOf, useFieldText } from './field-text.js';

/** A number, whole or not. */
export function NumberWidget(props: WidgetProps): ReactElement {
  const { schema, onChange } = props;
  return (
    <NumberInput
      {...useFieldText(props)}
      classNames={{ wrapper: classes.narrow }}
      placeholder={placeholderOf(props)}
      value={typeof props.value === 'number' || typeof props.value === 'string' ? props.value : ''}
      min={schema.minimum}
      max={schema.maximum}
      step={schema.multipleOf ?? 1}
      allowDecimal={schema.type === 'number'}
      // What is out of bounds is said, not silently made to fit.
      clampBehavior="none"
      onChange={(next) => {
        onChange(next === '' ? undefined : next);
      }}
    />
  );
}
