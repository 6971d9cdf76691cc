import { PasswordInput } from '@mantine/core';
import type { WidgetProps } from '@rjsf/utils';
import type { ReactElement } from 'react';
import { words } from '../../../words/index.js';
import { useFieldText } from './field-text.js';

/** A text that is not seen while it is typed. It is no secret of the host: those are `writeOnly`. */
export function PasswordWidget(props: WidgetProps): ReactElement {
  const { placeholder, onChange } = props;
  return (
    <PasswordInput
      {...useFieldText(props)}
      autoComplete="off"
      visibilityToggleButtonProps={{ 'aria-label': words.plugins.form.secret.visibility }}
      placeholder={placeholder}
      value={typeof props.value === 'string' ? props.value : ''}
      onChange={(event) => {
        onChange(event.currentTarget.value);
      }}
    />
  );
}
