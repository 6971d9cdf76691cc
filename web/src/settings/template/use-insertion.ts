import { useRef, type RefObject } from 'react';
import { insertAt, type Token } from './template-tokens.js';

interface Insertion {
  /** Of the field. */
  field: RefObject<HTMLTextAreaElement | null>;
  /** Puts a piece where the cursor is. @param within where the cursor goes in it; default: behind it */
  insert: (piece: string, within?: number) => void;
  /** Puts a piece in the place of another. */
  replace: (token: Token, piece: string) => void;
}

/** Changes the text of a field at its cursor, which then stands behind the change. */
export function useInsertion(text: string, onText: (text: string) => void): Insertion {
  const field = useRef<HTMLTextAreaElement>(null);
  const put = (piece: string, place: { start: number; end: number }, within = piece.length): void => {
    onText(insertAt(text, piece, place).text);
    const cursor = place.start + within;
    // The text of the field changes with the next drawing.
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(cursor, cursor);
    });
  };
  return {
    field,
    insert(piece, within) {
      const start = field.current?.selectionStart ?? text.length;
      put(piece, { start, end: field.current?.selectionEnd ?? start }, within);
    },
    replace({ position, text: former }, piece) {
      put(piece, { start: position, end: position + former.length });
    },
  };
}
