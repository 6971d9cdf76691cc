/** Longer than any title that is one; keeps a broken source from filling the head of the file. */
const MAX_CHARACTERS = 1000;

/**
 * A text as tags can hold it: NFC, one line, without NUL (it separates values in ID3v2.4), control characters and halves of surrogate
 * pairs. Empty when nothing is left.
 */
export function tagText(text: string): string {
  const clean = text
    .normalize('NFC')
    // eslint-disable-next-line no-control-regex -- NUL is what has to go
    .replace(/[\u0000\p{Cs}]/gu, '')
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim();
  return Array.from(clean).slice(0, MAX_CHARACTERS).join('').trim();
}

/** The texts that say something, each once. */
export function tagTexts(texts: readonly (string | null | undefined)[]): string[] {
  const clean = texts.map((text) => tagText(text ?? '')).filter((text) => text !== '');
  return [...new Set(clean)];
}
