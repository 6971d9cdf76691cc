import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';
import { useSearchParams } from 'wouter';
import { useHistoryState } from 'wouter/use-browser-location';
import { readText, type Reading } from '../reading/read-text.js';
import { useDraft } from './draft.js';

const TYPING_MS = 300;

interface SourceText {
  /** What stands in the field. */
  text: string;
  /** What it asked for when the typing paused. */
  reading: Reading;
  write: (text: string, how?: 'typed' | 'pasted') => void;
  /** Does not wait for a pause. */
  hurry: () => void;
}

/**
 * The text of the field. Words to search for are in the address of the page (`?q=`), so that Back and links work; a
 * text of links is kept for the visit. `?text=` fills the field.
 */
export function useSourceText(): SourceText {
  const [params, setParams] = useSearchParams();
  const { pasted, keep } = useDraft();
  const query = params.get('q') ?? '';
  const given = useGivenText(params);
  const [text, setText] = useState(() => given ?? (query || pasted));
  const [reading, setReading] = useState(() => readText(text));
  const [seenQuery, setSeenQuery] = useState(query);
  const [seenGiven, setSeenGiven] = useState(given);
  const take = (written: string): void => {
    setText(written);
    setReading(readText(written));
  };
  if (query !== seenQuery || given !== seenGiven) {
    setSeenQuery(query);
    setSeenGiven(given);
    // Not by the field, but pasted elsewhere on the page, by Back or by a link.
    if (given !== null && given !== seenGiven) take(given);
    else if (query !== seenQuery && query !== queryOf(readText(text))) take(query);
  }

  const commit = useDebouncedCallback((written: string) => {
    const read = readText(written);
    setReading(read);
    keep(read.kind === 'links' ? written : '');
    setParams(
      (former) => {
        const next = new URLSearchParams(former);
        next.delete('text');
        if (read.kind === 'words') next.set('q', read.query);
        else next.delete('q');
        return next;
      },
      { replace: true },
    );
  }, TYPING_MS);

  return {
    text,
    reading,
    write(written, how = 'typed') {
      setText(written);
      commit(written);
      if (how === 'pasted' || written === '') commit.flush();
    },
    hurry: commit.flush,
  };
}

/** @returns what the way to this page brought along: a text of its address, or one that was pasted elsewhere */
function useGivenText(params: URLSearchParams): string | null {
  const state = useHistoryState<{ text?: unknown } | null>();
  return typeof state?.text === 'string' ? state.text : params.get('text');
}

function queryOf(reading: Reading): string {
  return reading.kind === 'words' ? reading.query : '';
}
