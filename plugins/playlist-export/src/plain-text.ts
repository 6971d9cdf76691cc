/** Controls (line ends too), lone surrogates and what XML forbids: each of them can break a line or a file. */
const BREAKING = /[\p{Cc}\p{Cs}\u2028\u2029\uFFFE\uFFFF]+/gu;

/** A text of the catalogue on one line, without anything that a playlist file cannot hold. */
export function plainText(text: string): string {
  return text.replace(BREAKING, ' ').replace(/\s+/g, ' ').trim();
}
