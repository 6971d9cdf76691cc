import { UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { deepEquals, type FieldTemplateProps } from '@rjsf/utils';
import { useContext, type ReactElement } from 'react';
import { words } from '../../../words/index.js';
import classes from '../form.module.css';
import { FormSurroundingsContext } from '../form-surroundings.js';
import { valueAt } from '../schema/pointer.js';
import { valueWords } from '../value-words.js';

/** In the corner of a field: that it was changed, and the way back; else its default, where it has another value. */
export function FieldMarks(props: FieldTemplateProps): ReactElement | null {
  const { schema, fieldPathId, label, onChange, disabled, readonly } = props;
  const value: unknown = props.formData;
  const { saved, isReadOnly } = useContext(FormSurroundingsContext);
  const { form } = words.plugins;
  const { path } = fieldPathId;
  // Of an entry of a list nobody can say what it was before: others may have moved. The list itself says so.
  if (isReadOnly || disabled || readonly || path.length === 0 || path.some((step) => typeof step === 'number'))
    return null;
  const before = valueAt(saved, path);
  const put = (next: unknown): void => {
    onChange(next, [...path], undefined, fieldPathId.$id);
  };
  if (!deepEquals(value ?? null, before ?? null))
    return (
      <UnstyledButton
        className={classes.mark}
        data-changed
        title={form.putBackOne(label)}
        onClick={() => {
          put(before);
        }}
      >
        {form.changed}
        <VisuallyHidden>, {form.putBackOne(label)}</VisuallyHidden>
        <IconArrowBackUp size={16} stroke={1.75} aria-hidden />
      </UnstyledButton>
    );
  const usual = schema.default as unknown;
  if (usual === undefined || deepEquals(value, usual)) return null;
  return (
    <UnstyledButton
      className={classes.mark}
      title={form.useDefaultOf(label)}
      onClick={() => {
        put(usual);
      }}
    >
      {form.useDefault(valueWords(usual))}
      <VisuallyHidden>, {form.useDefaultOf(label)}</VisuallyHidden>
    </UnstyledButton>
  );
}
