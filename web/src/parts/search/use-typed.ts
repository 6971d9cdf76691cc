import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';

const PAUSE_MS = 250;

interface Typed {
  value: string;
  onChange: (text: string) => void;
  onBlur: () => void;
}

/**
 * What somebody types, which counts when they pause: for a `SearchField`.
 * @param settled what counts, e.g. as it stands in the address; also by Back or a button it changes the text
 */
export function useTyped(settled: string, onSettle: (text: string) => void): Typed {
  const [text, setText] = useState(settled);
  const [seen, setSeen] = useState(settled);
  if (settled !== seen) {
    setSeen(settled);
    if (settled !== text.trim()) setText(settled);
  }
  const settle = useDebouncedCallback((typed: string) => {
    onSettle(typed.trim());
  }, PAUSE_MS);
  return {
    value: text,
    onChange: (typed) => {
      setText(typed);
      settle(typed);
      // Nobody types on after clearing.
      if (typed === '') settle.flush();
    },
    // Whoever leaves the page leaves the field first: the search must not come after it.
    onBlur: () => {
      settle.flush();
    },
  };
}
