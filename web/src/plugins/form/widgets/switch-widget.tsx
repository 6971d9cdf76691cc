import { Switch } from '@mantine/core';
import type { WidgetProps } from '@rjsf/utils';
import type { ReactElement } from 'react';
import { useFieldText } from './field-text.js';

/** Yes or no. */
export function SwitchWidget(props: WidgetProps): ReactElement {
  // A switch is never empty: asking for one means nothing.
  const { required: _required, ...text } = useFieldText(props);
  return (
    <Switch
      {...text}
      checked={props.value === true}
      onChange={(event) => {
        props.onChange(event.currentTarget.checked);
      }}
    />
  );
}
