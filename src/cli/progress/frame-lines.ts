import { bar } from '../terminal/bar.js';
import { fit, widthOf } from '../terminal/fit.js';
import { formatBytes, formatCount, formatDuration, formatSpeed } from '../terminal/format.js';
import { printable } from '../terminal/printable.js';
import type { Colors } from '../terminal/printer.js';
import type { ProgressFrame, TransferRow } from './progress-frame.js';

const BAR_COLUMNS = 20;
const SPEED_COLUMNS = 12;
const ETA_COLUMNS = 6;

/**
 * A frame as lines of the screen: a bar for each transfer and a line for the whole.
 * @param rows lines at most; what does not fit is counted instead
 */
export function frameLines(frame: ProgressFrame, width: number, rows: number, colors: Colors): string[] {
  const room = Math.max(1, rows - 3);
  const shown = frame.transfers.length > room ? frame.transfers.slice(0, room - 1) : frame.transfers;
  const hidden = frame.transfers.length - shown.length;
  const lines = shown.map((row) => transferLine(row, width, colors));
  if (hidden > 0) lines.push(colors.dim(`  … and ${String(hidden)} more`));
  lines.push(fit(totalLine(frame), width - 1).trimEnd());
  if (frame.waiting) lines.push(colors.yellow(fit(waitingLine(frame.waiting), width - 1).trimEnd()));
  return lines;
}

/** `7 of 16 tracks, 1 failed · 12.3 MiB · 4.1 MiB/s · 0:07 left`. */
export function totalLine(frame: ProgressFrame): string {
  const tracks = `${String(frame.done)} of ${formatCount(frame.total, 'track')}`;
  return [
    frame.failed > 0 ? `${tracks}, ${String(frame.failed)} failed` : tracks,
    frame.bytes > 0 ? formatBytes(frame.bytes) : '',
    formatSpeed(frame.bytesPerSecond),
    frame.etaSeconds !== null && frame.bytesPerSecond >= 1 ? `${formatDuration(frame.etaSeconds)} left` : '',
  ]
    .filter(Boolean)
    .join(' · ');
}

/** Why the queue waits, in words. */
export function waitingLine(waiting: NonNullable<ProgressFrame['waiting']>): string {
  return `waiting (${waiting.reason})${waiting.message ? `: ${printable(waiting.message)}` : ''}`;
}

function transferLine(row: TransferRow, width: number, colors: Colors): string {
  const percent = fit(`${String(Math.floor(row.progress))} %`, 5, 'right');
  const isMoving = row.stage === 'transferring';
  const speed = fit(isMoving ? formatSpeed(row.bytesPerSecond) : row.stage, SPEED_COLUMNS, 'right');
  const eta = fit(isMoving && row.etaSeconds !== null ? formatDuration(row.etaSeconds) : '', ETA_COLUMNS, 'right');
  const barColumns = width >= 70 ? BAR_COLUMNS : 0;
  const drawn = barColumns > 0 ? `${colors.cyan(bar(row.progress / 100, barColumns))} ` : '';
  const rest = barColumns + (barColumns > 0 ? 1 : 0) + widthOf(percent) + 1 + SPEED_COLUMNS + ETA_COLUMNS;
  // The last column stays free: a full line would wrap on some terminals.
  const name = fit(printable(row.name), Math.max(8, width - rest - 4));
  return `  ${name} ${drawn}${percent} ${colors.dim(speed + eta)}`;
}
