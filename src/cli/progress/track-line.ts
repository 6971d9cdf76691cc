import type { Item } from '../../wire/index.js';
import { nameOf } from '../host/items.js';
import { formatBytes } from '../terminal/format.js';
import { printable } from '../terminal/printable.js';
import type { Colors } from '../terminal/printer.js';

/** One line for a track that came to rest: `✔ Title – Artist  FLAC, 3.1 MiB`. */
export function trackLine(track: Item, colors: Colors): string {
  const name = printable(nameOf(track));
  switch (track.status) {
    case 'completed':
      return `${colors.green('✔')} ${name}  ${colors.dim(whatCame(track))}`;
    case 'failed':
      return `${colors.red('✘')} ${name}  ${colors.red(printable(reasonOf(track)))}`;
    default:
      return `${colors.yellow('–')} ${name}  ${colors.yellow(track.status)}`;
  }
}

/** Why a track is not there: the error's words and code. */
export function reasonOf(track: Item): string {
  return track.error ? `${track.error.message} (${track.error.code})` : track.status;
}

/** `FLAC, 3.1 MiB`, and why it is less than what was wanted. */
export function whatCame(track: Item): string {
  const got = track.quality.got ?? track.quality.wanted;
  const parts = [got, formatBytes(track.totalBytes ?? track.bytes)];
  if (track.degraded) parts.push(got === track.quality.wanted ? 'degraded' : `instead of ${track.quality.wanted}`);
  if (track.reused) parts.push('cloned, not transferred again');
  return parts.join(', ');
}
