/** Longest name that every common file system takes, in bytes of UTF-8. */
export const MAX_NAME_BYTES = 255;

const REPLACEMENTS: Record<string, string> = {
  '/': '-',
  '\\': '-',
  '|': '-',
  '*': '_',
  '?': '_',
  '"': "'",
  '<': '(',
  '>': ')',
};
/** Controls, lone surrogates, and marks that turn the reading direction (they can disguise a name). */
const INVISIBLE = /[\p{Cc}\p{Cs}\u200B\u200E\u200F\u2060\u202A-\u202E\u2066-\u2069\uFEFF]/gu;
const RESERVED = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$|clock\$)(?= *(?:$|\.))/i;
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * A text as the name of a file or folder that Linux, macOS, Windows and SMB all take: the same names that the host gives to music,
 * so that a playlist lies beside the folder of its tracks.
 * @param maxBytes of the result; cut between characters as people see them
 */
export function safeName(text: string, maxBytes = MAX_NAME_BYTES): string {
  let name = text;
  // A cut can bare a dot, a replacement can make a reserved name: a few rounds settle it.
  for (let round = 0; round < 8; round++) {
    const next = cutToBytes(shaped(cleaned(name)), maxBytes);
    if (next === name) break;
    name = next;
  }
  return name;
}

function cleaned(text: string): string {
  return text
    .replace(/[\t\n\v\f\r\u0085\u2028\u2029]/g, ' ')
    .replace(INVISIBLE, '')
    .normalize('NFC')
    .replace(/ ?: /g, ' - ')
    .replace(/:/g, '-')
    .replace(/[/\\|*?"<>]/g, (character) => REPLACEMENTS[character] ?? '_')
    .replace(/\s+/g, ' ');
}

function shaped(text: string): string {
  const name = text
    .trim()
    .replace(/[. ]+$/, '')
    .replace(/^\.+/, '_')
    .replace(RESERVED, '$1_');
  return name === '' ? '_' : name;
}

/** The longest beginning of a text that has at most `maxBytes` bytes and ends between graphemes. */
export function cutToBytes(text: string, maxBytes: number): string {
  if (Buffer.byteLength(text) <= maxBytes) return text;
  // Each UTF-16 unit is at least a byte, so nothing behind this can fit; segmenting a long text is slow.
  const head = text.slice(0, maxBytes + 1);
  const cut = beginning(
    Array.from(graphemes.segment(head), ({ segment }) => segment),
    maxBytes,
  );
  // One grapheme can be longer than a name may be (stacked marks): then cut between code points.
  return cut === '' ? beginning(Array.from(head), maxBytes) : cut;
}

function beginning(units: readonly string[], maxBytes: number): string {
  let taken = '';
  let bytes = 0;
  for (const unit of units) {
    bytes += Buffer.byteLength(unit);
    if (bytes > maxBytes) break;
    taken += unit;
  }
  return taken;
}
