import { TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import { words } from '../../words/index.js';
import type { FieldProps } from './field.js';

/** Text, an address or a folder. */
export function TextField({ setting: { form }, input, onInput, isReadOnly, frame }: FieldProps): ReactElement {
  return (
    <TextInput
      {...frame}
      value={String(input)}
      onChange={(event) => {
        onInput(event.currentTarget.value);
      }}
      readOnly={isReadOnly}
      type={form.kind === 'url' ? 'url' : 'text'}
      inputMode={form.kind === 'url' ? 'url' : 'text'}
      placeholder={form.nullable ? words.settings.notSet : undefined}
      autoComplete="off"
      autoCapitalize="off"
      spellCheck={false}
    />
  );
}
