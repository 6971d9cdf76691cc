import { CloseButton, TextInput, VisuallyHidden } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { words } from '../words/index.js';

interface SearchFieldProps {
  query: string;
  /** How many are found. */
  count: number;
  onQuery: (query: string) => void;
}

/** Looks through all settings while one types. */
export function SearchField({ query, count, onQuery }: SearchFieldProps): ReactElement {
  const say = words.settings;
  return (
    <search>
      <TextInput
        aria-label={say.search}
        placeholder={say.search}
        leftSection={<IconSearch size={16} stroke={1.75} aria-hidden />}
        rightSection={
          query !== '' && (
            <CloseButton
              size="sm"
              aria-label={say.clearSearch}
              onClick={() => {
                onQuery('');
              }}
            />
          )
        }
        value={query}
        onChange={(event) => {
          onQuery(event.currentTarget.value);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onQuery('');
        }}
        autoComplete="off"
        spellCheck={false}
      />
      <VisuallyHidden role="status">{query === '' ? '' : say.found(count)}</VisuallyHidden>
    </search>
  );
}
