import { Group, Radio } from '@mantine/core';
import { optionId, type WidgetProps } from '@rjsf/utils';
import type { ReactElement } from 'react';
import { choicesOf } from './choices.js';
import { useFieldText } from './field-text.js';

/** One of a few. */
export function RadioWidget(props: WidgetProps): ReactElement {
  const { id, onChange } = props;
  const { disabled, ...text } = useFieldText(props);
  const { data, keyOf, valueOf } = choicesOf(props);
  return (
    <Radio.Group
      {...text}
      value={keyOf(props.value)}
      onChange={(key) => {
        onChange(valueOf(key));
      }}
    >
      <Group gap="lg" mt={8}>
        {data.map((each, index) => (
          <Radio key={each.value} {...each} id={optionId(id, index)} disabled={disabled} />
        ))}
      </Group>
    </Radio.Group>
  );
}
