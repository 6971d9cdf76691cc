import stringWidth from 'string-width';
import type { Figure } from './measure.js';
import { measureOf, MEASURES } from './measures.js';
import type { MeasureResult, Results } from './results.js';
import { isMet, ratiosOf, summaryOf } from './samples.js';

const HEAD = ['measure', 'figure (min–max)', 'beside', 'ratio (min–max)', 'goal', 'met'];

/** The rows of the summary: a line for each figure, one for what was skipped or failed. */
export function rowsOf(results: Results): string[][] {
  return MEASURES.flatMap(({ name }) => {
    const result = results.measures[name];
    return result ? rowsOfMeasure(name, result) : [];
  });
}

/** The summary as text for a terminal. */
export function tableOf(results: Results): string {
  const rows = [HEAD, ...rowsOf(results)];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => stringWidth(row[column] ?? ''))));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - stringWidth(cell)))
      .join('  ')
      .trimEnd(),
  );
  return lines.join('\n');
}

/** The same in Markdown. */
export function markdownTable(rows: readonly string[][], head: readonly string[] = HEAD): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

export function rowOf(label: string, figure: Figure): string[] {
  const { unit, samples, reference } = figure;
  const met = isMet(figure);
  return [
    label,
    `${spread(samples)} ${unit}`,
    reference ? `${reference.title}: ${spread(reference.samples)} ${unit}` : '',
    reference ? `${spread(ratiosOf(figure))} ×` : '',
    goalText(figure),
    met === null ? '' : met ? 'yes' : 'no',
  ];
}

function rowsOfMeasure(name: string, result: MeasureResult): string[][] {
  const { title } = measureOf(name);
  if (result.status !== 'measured') {
    return [[`${name}: ${title}`, `${result.status}: ${result.reason ?? ''}`, '', '', '', '']];
  }
  return result.figures.map((figure) => rowOf(`${name}: ${figure.title}`, figure));
}

function goalText({ goal, unit }: Figure): string {
  if (!goal) return '';
  const sign = goal.is === 'at least' ? '≥' : '<';
  return `${sign} ${String(goal.value)} ${goal.of === 'ratio' ? '×' : unit}`;
}

function spread(samples: readonly number[]): string {
  const { median, min, max } = summaryOf(samples);
  return samples.length === 1 ? shown(median) : `${shown(median)} (${shown(min)}–${shown(max)})`;
}

/** Three figures that count, as people read them. */
export function shown(value: number): string {
  if (value === 0) return '0';
  const size = Math.abs(value);
  if (size >= 100) return Math.round(value).toLocaleString('en');
  return value.toFixed(size >= 10 ? 1 : 2);
}
