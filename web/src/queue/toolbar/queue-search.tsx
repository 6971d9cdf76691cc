import type { ReactElement } from 'react';
import { SearchField, useTyped } from '../../parts/index.js';
import { words } from '../../words/index.js';
import classes from './toolbar.module.css';

/** Searches the queue as one types; the arrow leads down into the list. */
export function QueueSearch({ value, onChange }: { value: string; onChange: (words: string) => void }): ReactElement {
  const { search } = words.queue;
  const typed = useTyped(value, onChange);
  return (
    <SearchField
      className={classes.search}
      label={search.label}
      placeholder={search.hint}
      clearLabel={search.clear}
      aria-keyshortcuts="/"
      {...typed}
      onKeyDown={(event) => {
        if (event.key === 'ArrowDown') document.querySelector<HTMLElement>('[role=treegrid] [tabindex="0"]')?.focus();
      }}
    />
  );
}
