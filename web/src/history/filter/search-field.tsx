import { CloseButton, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import { words } from '../../words/index.js';

const TYPING_MS = 250;

/** Searches as one types. @param value as it stands in the address */
export function SearchField({ value, onSearch }: { value: string; onSearch: (text: string) => void }): ReactElement {
  const [text, setText] = useState(value);
  const [seen, setSeen] = useState(value);
  if (value !== seen) {
    setSeen(value);
    // Not by the field, but by Back or a button.
    if (value !== text.trim()) setText(value);
  }
  const search = useDebouncedCallback((typed: string) => {
    onSearch(typed.trim());
  }, TYPING_MS);
  return (
    <TextInput
      type="search"
      flex="1 1 240px"
      aria-label={words.history.search}
      placeholder={words.history.search}
      leftSection={<IconSearch size={18} stroke={1.75} aria-hidden />}
      rightSection={
        text !== '' && (
          <CloseButton
            aria-label={words.history.clearSearch}
            onClick={() => {
              setText('');
              search.cancel();
              onSearch('');
            }}
          />
        )
      }
      value={text}
      onChange={({ currentTarget }) => {
        setText(currentTarget.value);
        search(currentTarget.value);
      }}
      // Whoever leaves the page leaves the field first: the search must not come after it.
      onBlur={() => {
        search.flush();
      }}
    />
  );
}
