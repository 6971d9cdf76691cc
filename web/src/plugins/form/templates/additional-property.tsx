import { ActionIcon, TextInput, VisuallyHidden } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { FieldTemplateProps } from '@rjsf/utils';
import type { ReactElement, ReactNode } from 'react';
import { words } from '../../../words/index.js';
import classes from '../form.module.css';
import { QuietLabelContext } from '../form-surroundings.js';

/** A setting whose name is given by who fills the form, such as a variable. */
export function AdditionalProperty(
  props: Omit<FieldTemplateProps, 'children'> & { children: ReactNode },
): ReactElement {
  const { id, label, schema, disabled, readonly, children, onKeyRenameBlur, onRemoveProperty } = props;
  const { form } = words.plugins;
  const isPlain = schema.type !== 'object' && schema.type !== 'array';
  return (
    <div className={classes.pair}>
      <TextInput
        // A new one after each renaming: it is not controlled.
        key={label}
        id={`${id}-key`}
        aria-label={form.keyOf(label)}
        placeholder={form.key}
        defaultValue={label}
        disabled={disabled || readonly}
        autoComplete="off"
        spellCheck={false}
        onBlur={onKeyRenameBlur}
      />
      <div className={classes.entryBody}>
        <QuietLabelContext value={isPlain ? form.valueOf(label) : null}>{children}</QuietLabelContext>
      </div>
      {!disabled && !readonly && (
        <ActionIcon variant="subtle" color="gray" size={40} title={form.remove(label)} onClick={onRemoveProperty}>
          <VisuallyHidden>{form.remove(label)}</VisuallyHidden>
          <IconX size={18} stroke={1.75} aria-hidden />
        </ActionIcon>
      )}
    </div>
  );
}
