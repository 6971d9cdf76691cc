import { Textarea } from '@mantine/core';
import type { WidgetProps } from '@rjsf/utils';
import type { ReactElement } from 'react';
import { placeholderOf, useFieldText } from './field-text.js';

/** Several lines of text. */
export function TextareaWidget(props: WidgetProps): ReactElement {
  const { options, onChange } = props;
  return (
    <Textarea
      {...useFieldText(props)}
      autosize
      minRows={typeof options.rows === 'number' ? options.rows : 3}
      maxRows={20}
      placeholder={placeholderOf(props)}
      value={typeof props.value === 'string' ? props.value : ''}
      onChange={(event) => {
        onChange(event.currentTarget.value);
      }}
    />
  );
}
