import stringWidth from 'string-width';

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The text cut to `width` columns of the screen (wide characters and emoji take two), never padded. No escape codes in it. */
export function cut(text: string, width: number): string {
  if (stringWidth(text) <= width) return text;
  let short = '';
  let columns = 0;
  for (const { segment } of graphemes.segment(text)) {
    columns += stringWidth(segment);
    if (columns > width - 1) break;
    short += segment;
  }
  return width < 1 ? '' : `${short}…`;
}

/** The text in exactly `width` columns: cut, or filled with spaces on the side away from `align`. */
export function fit(text: string, width: number, align: 'left' | 'right' = 'left'): string {
  const short = cut(text, width);
  const fill = ' '.repeat(Math.max(0, width - stringWidth(short)));
  return align === 'left' ? short + fill : fill + short;
}

/** Columns of the screen that the text takes. */
export function widthOf(text: string): number {
  return stringWidth(text);
}
