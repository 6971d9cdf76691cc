import { TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import { say, words } from '../../words/index.js';
import { bytesOf } from '../data/size-text.js';
import type { FieldProps } from './field.js';
import classes from './size-field.module.css';

/** Bytes, or bytes a second, written with a unit; beside it stands what was understood. */
export function SizeField({ setting: { form }, input, onInput, isReadOnly, frame }: FieldProps): ReactElement {
  const isSpeed = form.kind === 'speed';
  const text = String(input);
  return (
    <TextInput
      {...frame}
      value={text}
      onChange={(event) => {
        onInput(event.currentTarget.value);
      }}
      readOnly={isReadOnly}
      placeholder={isSpeed ? words.settings.speedExample : words.settings.sizeExample}
      rightSection={<span className={classes.meaning}>{meaning(text, isSpeed)}</span>}
      rightSectionWidth={text === '' ? 12 : 150}
      autoComplete="off"
      autoCapitalize="off"
      spellCheck={false}
    />
  );
}

/** What was understood, in other words than those that were typed. */
function meaning(text: string, isSpeed: boolean): string {
  const bytes = bytesOf(text);
  if (bytes === null) return text.trim() === '' ? '' : words.settings.noSize;
  if (isSpeed && bytes === 0) return words.settings.noLimit;
  const rounded = isSpeed ? say.speed(bytes) : say.bytes(bytes);
  return words.settings.sizeIs(/i/i.test(text) ? `${say.count(bytes)} ${isSpeed ? 'B/s' : 'B'}` : rounded);
}
