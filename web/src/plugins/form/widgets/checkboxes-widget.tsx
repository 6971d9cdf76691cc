import { Checkbox, Group } from '@mantine/core';
import { optionId, type WidgetProps } from '@rjsf/utils';
import type { ReactElement } from 'react';
import { choicesOf, valuesOf } from './choices.js';
import { useFieldText } from './field-text.js';

/** Several of a few. */
export function CheckboxesWidget(props: WidgetProps): ReactElement {
  const { id, onChange } = props;
  const { disabled, ...text } = useFieldText(props);
  const { data, keyOf, valueOf } = choicesOf(props);
  return (
    <Checkbox.Group
      {...text}
      value={valuesOf(props.value).flatMap((each) => keyOf(each) ?? [])}
      onChange={(keys) => {
        onChange(keys.map(valueOf));
      }}
    >
      <Group gap="lg" mt={8}>
        {data.map((each, index) => (
          <Checkbox
            key={each.value}
            {...each}
            id={optionId(id, index)}
            disabled={disabled}
            aria-invalid={text.error ? true : undefined}
          />
        ))}
      </Group>
    </Checkbox.Group>
  );
}
