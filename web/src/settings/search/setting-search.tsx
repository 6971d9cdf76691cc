import { VisuallyHidden } from '@mantine/core';
import type { ReactElement } from 'react';
import { SearchField } from '../../parts/index.js';
import { words } from '../../words/index.js';

interface SettingSearchProps {
  query: string;
  /** How many are found. */
  count: number;
  onQuery: (query: string) => void;
}

/** Looks through all settings while one types. */
export function SettingSearch({ query, count, onQuery }: SettingSearchProps): ReactElement {
  const say = words.settings;
  return (
    <search>
      <SearchField label={say.search} clearLabel={say.clearSearch} value={query} onChange={onQuery} />
      <VisuallyHidden role="status">{query === '' ? '' : say.found(count)}</VisuallyHidden>
    </search>
  );
}
