import { cut, fit, widthOf } from './fit.js';
import { printable } from './printable.js';

export interface Column<Row> {
  head: string;
  text: (row: Row) => string;
  align?: 'left' | 'right';
  /** Paints the padded text; widths are counted before. */
  paint?: (text: string, row: Row) => string;
}

/**
 * Rows as aligned lines. Every column but the last is as wide as its widest text; the last gets what is left.
 * @param width columns of the screen; `null` cuts nothing (output into a file or another program)
 */
export function table<Row>(rows: readonly Row[], columns: readonly Column<Row>[], width: number | null): string[] {
  const texts = rows.map((row) => columns.map((column) => printable(column.text(row))));
  const widths = columns.map((column, index) => {
    const widest = texts.reduce((most, cells) => Math.max(most, widthOf(cells[index] ?? '')), 0);
    return Math.max(widest, widthOf(column.head));
  });
  const used = widths.slice(0, -1).reduce((sum, one) => sum + one + 2, 0);
  const last = width === null ? null : Math.max(8, width - used);
  const line = (cells: readonly string[], row: Row | null): string =>
    columns
      .map((column, index) => {
        const isLast = index === columns.length - 1;
        const text = cells[index] ?? '';
        const padded = isLast ? (last === null ? text : cut(text, last)) : fit(text, widths[index] ?? 0, column.align);
        return row !== null && column.paint ? column.paint(padded, row) : padded;
      })
      .join('  ')
      .trimEnd();
  return [
    line(
      columns.map((column) => column.head),
      null,
    ),
    ...rows.map((row, index) => line(texts[index] ?? [], row)),
  ];
}
