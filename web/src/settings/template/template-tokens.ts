/** A piece of a path template as it is written. */
export interface Token {
  kind: 'text' | 'placeholder' | 'bracket' | 'folder';
  text: string;
  /** Where it begins, from 0. */
  position: number;
  /** Of a placeholder, without braces and number format. */
  name?: string;
}

const PIECE = /\{([^{}:]*)(?::[^{}]*)?\}|[[\]]|\//g;

/** Cuts a template into pieces; together they are the template again. */
export function tokensOf(template: string): Token[] {
  const tokens: Token[] = [];
  let end = 0;
  for (const match of template.matchAll(PIECE)) {
    const [text, name] = match;
    if (match.index > end) tokens.push({ kind: 'text', text: template.slice(end, match.index), position: end });
    end = match.index + text.length;
    if (name !== undefined) tokens.push({ kind: 'placeholder', text, position: match.index, name });
    else tokens.push({ kind: text === '/' ? 'folder' : 'bracket', text, position: match.index });
  }
  if (end < template.length) tokens.push({ kind: 'text', text: template.slice(end), position: end });
  return tokens;
}

/** @returns the piece at a place; undefined beyond the end */
export function tokenAt(tokens: readonly Token[], position: number): Token | undefined {
  return tokens.find((token) => position >= token.position && position < token.position + token.text.length);
}

/** What is put in for a placeholder: numbers with leading zeros, so that files sort as they should. */
export function snippetOf(name: string): string {
  if (name === 'track_number') return '{track_number:02d}';
  return name === 'playlist_position' ? '{playlist_position:03d}' : `{${name}}`;
}

/** Puts a text into another one in the place of what is selected. @returns the whole, and where the cursor goes */
export function insertAt(
  text: string,
  piece: string,
  { start, end }: { start: number; end: number },
): { text: string; cursor: number } {
  return { text: text.slice(0, start) + piece + text.slice(end), cursor: start + piece.length };
}
