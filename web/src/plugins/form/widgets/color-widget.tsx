import { ColorInput } from '@mantine/core';
import type { WidgetProps } from '@rjsf/utils';
import type { ReactElement } from 'react';
import classes from '../form.module.css';
import { placeholderOf, useFieldText } from './field-text.js';

/** A colour, as text or picked. */
export function ColorWidget(props: WidgetProps): ReactElement {
  return (
    <ColorInput
      {...useFieldText(props)}
      classNames={{ wrapper: classes.narrow }}
      // Its button has no name.
      withEyeDropper={false}
      placeholder={placeholderOf(props)}
      value={typeof props.value === 'string' ? props.value : ''}
      onChange={(next) => {
        props.onChange(next);
      }}
    />
  );
}
