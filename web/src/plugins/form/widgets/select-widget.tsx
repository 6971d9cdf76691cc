import { MultiSelect, Select } from '@mantine/core';
import type { WidgetProps } from '@rjsf/utils';
import type { ReactElement } from 'react';
import { words } from '../../../words/index.js';
import classes from '../form.module.css';
import { CheckboxesWidget } from './checkboxes-widget.js';
import { choicesOf, valuesOf } from './choices.js';
import { placeholderOf, useFieldText } from './field-text.js';

/** So many are seen at a glance. */
const FEW = 8;

/** One of several, or several of them. */
export function SelectWidget(props: WidgetProps): ReactElement {
  if (!props.multiple) return <OneOfMany {...props} />;
  return choicesOf(props).data.length <= FEW ? <CheckboxesWidget {...props} /> : <ManyOfMany {...props} />;
}

function OneOfMany(props: WidgetProps): ReactElement {
  const { schema, onChange, required } = props;
  const text = useFieldText(props);
  const { data, keyOf, valueOf } = choicesOf(props);
  return (
    <Select
      {...text}
      classNames={{ wrapper: classes.medium }}
      data={data}
      value={keyOf(props.value)}
      searchable={data.length > FEW}
      allowDeselect={!required && schema.default === undefined}
      placeholder={placeholderOf(props) ?? words.plugins.form.choose}
      onChange={(key) => {
        onChange(key === null ? undefined : valueOf(key));
      }}
    />
  );
}

function ManyOfMany(props: WidgetProps): ReactElement {
  const text = useFieldText(props);
  const { data, keyOf, valueOf } = choicesOf(props);
  return (
    <MultiSelect
      {...text}
      data={data}
      searchable
      value={valuesOf(props.value).flatMap((each) => keyOf(each) ?? [])}
      onChange={(keys) => {
        props.onChange(keys.map(valueOf));
      }}
    />
  );
}
