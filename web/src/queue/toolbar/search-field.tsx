import { CloseButton, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import { words } from '../../words/index.js';
import classes from './toolbar.module.css';

const SETTLED_MS = 250;

/** Searches the queue as one types; `/` leads to it from anywhere outside of a field. */
export function SearchField({ value, onChange }: { value: string; onChange: (words: string) => void }): ReactElement {
  const [draft, setDraft] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const settle = useDebouncedCallback((text: string) => {
    onChange(text.trim());
    setDraft(null);
  }, SETTLED_MS);
  useSlash(field);
  const text = draft ?? value;
  const take = (next: string): void => {
    setDraft(next);
    settle(next);
  };
  return (
    <TextInput
      ref={field}
      className={classes.search}
      type="search"
      enterKeyHint="search"
      aria-label={words.queue.search.label}
      aria-keyshortcuts="/"
      placeholder={words.queue.search.hint}
      leftSection={<IconSearch size={16} stroke={1.75} aria-hidden />}
      rightSection={
        text !== '' && (
          <CloseButton
            size="sm"
            aria-label={words.queue.search.clear}
            onClick={() => {
              take('');
              field.current?.focus();
            }}
          />
        )
      }
      value={text}
      onChange={(event) => {
        take(event.currentTarget.value);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && text !== '') take('');
        if (event.key === 'ArrowDown') document.querySelector<HTMLElement>('[role=treegrid] [tabindex="0"]')?.focus();
      }}
    />
  );
}

function useSlash(field: { current: HTMLInputElement | null }): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      const target = event.target as HTMLElement;
      const isTyping = target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
      if (isTyping || document.querySelector('[role=dialog]')) return;
      event.preventDefault();
      field.current?.focus();
      field.current?.select();
    };
    document.addEventListener('keydown', pressed);
    return () => {
      document.removeEventListener('keydown', pressed);
    };
  }, [field]);
}
