import { CloseButton, Textarea } from '@mantine/core';
import { IconLink, IconSearch } from '@tabler/icons-react';
import { useRef, type ReactElement } from 'react';
import { words } from '../../words/index.js';
import classes from './source-field.module.css';

interface SourceFieldProps {
  text: string;
  isLinks: boolean;
  onWrite: (text: string, how?: 'typed' | 'pasted') => void;
  onHurry: () => void;
  /** The arrow down leads from the field to what was found. */
  onLeave: () => void;
}

/** Under a thumb the keyboard would cover the page before anything was read of it. */
const hasKeyboard = window.matchMedia('(hover: hover) and (pointer: fine)').matches;

/** One field for everything: words, links, ids, whole texts. */
export function SourceField({ text, isLinks, onWrite, onHurry, onLeave }: SourceFieldProps): ReactElement {
  const isPasting = useRef(false);
  const Icon = isLinks ? IconLink : IconSearch;
  return (
    <Textarea
      classNames={{ input: classes.input, section: classes.section }}
      aria-label={words.add.field}
      placeholder={words.add.fieldHint}
      size="md"
      autosize
      minRows={1}
      maxRows={8}
      autoFocus={hasKeyboard}
      spellCheck={false}
      autoCapitalize="off"
      autoCorrect="off"
      enterKeyHint={isLinks ? 'enter' : 'search'}
      value={text}
      leftSection={<Icon size={20} stroke={1.75} aria-hidden />}
      rightSection={
        text !== '' && (
          <CloseButton
            size="lg"
            aria-label={words.add.clear}
            onClick={() => {
              onWrite('');
            }}
          />
        )
      }
      onPaste={() => {
        isPasting.current = true;
      }}
      onChange={(event) => {
        onWrite(event.currentTarget.value, isPasting.current ? 'pasted' : 'typed');
        isPasting.current = false;
      }}
      onKeyDown={(event) => {
        const isAtEnd = event.currentTarget.selectionStart === text.length;
        if (event.key === 'Enter' && !event.shiftKey && !isLinks) {
          event.preventDefault();
          onHurry();
        } else if (event.key === 'ArrowDown' && isAtEnd && text !== '') {
          event.preventDefault();
          onLeave();
        }
      }}
    />
  );
}
