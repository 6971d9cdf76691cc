import { TextInput } from '@mantine/core';
import { examplesId, type BaseInputTemplateProps } from '@rjsf/utils';
import type { ReactElement } from 'react';
import classes from '../form.module.css';
import { placeholderOf, useFieldText } from './field-text.js';
import { NumberWidget } from './number-widget.js';

/** A line of text, a number, a date: whatever an input of the browser takes. */
export function TextWidget(props: BaseInputTemplateProps): ReactElement {
  const { id, schema, onChange, onChangeOverride } = props;
  const type: string = typeof props.type === 'string' ? props.type : 'text';
  const text = useFieldText(props);
  if (schema.type === 'number' || schema.type === 'integer') return <NumberWidget {...props} />;
  const examples = Array.isArray(schema.examples) ? schema.examples.filter((each) => typeof each === 'string') : [];
  return (
    <>
      <TextInput
        {...text}
        type={type}
        classNames={{ wrapper: type === 'text' || type === 'url' ? undefined : classes.medium }}
        placeholder={placeholderOf(props)}
        autoComplete="off"
        spellCheck={false}
        list={examples.length > 0 ? examplesId(id) : undefined}
        value={typeof props.value === 'string' ? props.value : ''}
        onChange={
          onChangeOverride ??
          ((event) => {
            const next = event.currentTarget.value;
            // Where there is a default, an empty text is another value than none.
            onChange(next === '' && schema.default === undefined ? undefined : next);
          })
        }
      />
      {examples.length > 0 && (
        <datalist id={examplesId(id)}>
          {examples.map((example) => (
            <option key={example} value={example} />
          ))}
        </datalist>
      )}
    </>
  );
}
