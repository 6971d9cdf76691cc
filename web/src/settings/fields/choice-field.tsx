import { Input, SegmentedControl, Select, Text, type ComboboxItem } from '@mantine/core';
import type { ReactElement } from 'react';
import { words } from '../../words/index.js';
import { ariaOf, type FieldProps } from './field.js';

/** More than these do not fit side by side on a phone. */
const SIDE_BY_SIDE = 4;

/** One of some words; what the chosen one means stands below. */
export function ChoiceField(props: FieldProps): ReactElement {
  const { setting, frame } = props;
  const options = setting.form.options ?? [];
  const data = options.map((value) => ({ value, label: about(setting.key, value).label }));
  if (options.length > SIDE_BY_SIDE) return <LongChoice {...props} data={data} />;
  const chosen = String(props.input);
  return (
    <Input.Wrapper {...frame} labelElement="div">
      <div className={frame.classNames.wrapper}>
        <SegmentedControl
          {...ariaOf(frame)}
          fullWidth
          data={data}
          value={chosen}
          disabled={props.isReadOnly}
          onChange={props.onInput}
        />
        <Hint text={about(setting.key, chosen).hint} />
      </div>
    </Input.Wrapper>
  );
}

function LongChoice({
  setting,
  input,
  onInput,
  isReadOnly,
  frame,
  data,
}: FieldProps & { data: ComboboxItem[] }): ReactElement {
  const chosen = String(input);
  return (
    <Select
      {...frame}
      data={data}
      value={chosen}
      readOnly={isReadOnly}
      allowDeselect={false}
      maxDropdownHeight={420}
      onChange={(value) => {
        if (value !== null) onInput(value);
      }}
      inputContainer={(children) => (
        <div className={frame.classNames.wrapper}>
          {children}
          <Hint text={about(setting.key, chosen).hint} />
        </div>
      )}
      renderOption={({ option }) => (
        <div>
          <Text size="sm">{option.label}</Text>
          <Text size="xs" c="dimmed">
            {about(setting.key, option.value).hint}
          </Text>
        </div>
      )}
    />
  );
}

function Hint({ text }: { text: string }): ReactElement {
  return (
    <Text size="xs" c="dimmed" mt={6} mih="1.55em">
      {text}
    </Text>
  );
}

function about(key: string, option: string): { label: string; hint: string } {
  return words.settings.choices[key]?.[option] ?? { label: option, hint: '' };
}
