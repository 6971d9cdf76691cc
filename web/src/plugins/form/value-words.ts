import { words } from '../../words/index.js';

const MOST = 40;

/** A value in few words, for a button or a mark. */
export function valueWords(value: unknown): string {
  const { on, off, nothing } = words.plugins.form;
  if (value === undefined || value === null || value === '') return nothing;
  if (typeof value === 'boolean') return value ? on : off;
  if (Array.isArray(value)) return value.length === 0 ? nothing : short(value.map(valueWords).join(', '));
  return short(typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value));
}

/** A default in the place of a value that is not given. */
export function defaultWords(value: unknown): string | undefined {
  return value === undefined || value === '' ? undefined : valueWords(value);
}

function short(text: string): string {
  return text.length > MOST ? `${text.slice(0, MOST - 1)}…` : text;
}
