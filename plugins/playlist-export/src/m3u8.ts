import type { Collection, Entry } from './collection.js';
import { countText } from './collection.js';
import type { Locations } from './location.js';

/** The collection as extended M3U, to be written as UTF-8 without a byte order mark. */
export function m3u8(collection: Collection, locations: Locations, lineEnding: 'lf' | 'crlf'): string {
  const { title, entries, total } = collection;
  const lines = [
    '#EXTM3U',
    `#PLAYLIST:${title}`,
    // Players take it for a comment; people see that something is to come.
    ...(entries.length < total ? [`# ${countText(collection)}`] : []),
    ...entries.flatMap((entry) => [extinf(entry), locations.path(entry.path)]),
  ];
  const end = lineEnding === 'crlf' ? '\r\n' : '\n';
  return lines.map((line) => line + end).join('');
}

// -1 is the custom for an unknown length.
function extinf({ durationSeconds, artist, title }: Entry): string {
  const seconds = durationSeconds === null ? -1 : Math.round(durationSeconds);
  return `#EXTINF:${String(seconds)},${artist ? `${artist} - ` : ''}${title}`;
}
