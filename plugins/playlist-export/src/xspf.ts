import type { Collection, Entry } from './collection.js';
import type { Locations } from './location.js';

const NAMESPACE = 'http://xspf.org/ns/0/';

/** The collection as XSPF 1 (https://www.xspf.org/spec), UTF-8. */
export async function xspf(collection: Collection, locations: Locations): Promise<string> {
  // Half of the plugin's memory, so only where it is wanted.
  const { create } = await import('xmlbuilder2');
  const document = create({ version: '1.0', encoding: 'UTF-8' }).ele(NAMESPACE, 'playlist', { version: '1' });
  document.ele('title').txt(collection.title);
  if (collection.creator) document.ele('creator').txt(collection.creator);
  const tracks = document.ele('trackList');
  for (const entry of collection.entries) {
    const track = tracks.ele('track');
    for (const [name, text] of fieldsOf(entry, locations)) track.ele(name).txt(text);
  }
  return `${document.end({ prettyPrint: true })}\n`;
}

function fieldsOf(entry: Entry, locations: Locations): [string, string][] {
  const { durationSeconds, trackNumber } = entry;
  const fields: [string, string | null][] = [
    ['location', locations.uri(entry.path)],
    ['title', entry.title],
    ['creator', entry.artist],
    ['album', entry.album],
    // The format knows only numbers above zero.
    ['trackNum', trackNumber !== null && trackNumber > 0 ? String(trackNumber) : null],
    ['duration', durationSeconds === null ? null : String(Math.round(durationSeconds * 1000))],
  ];
  return fields.filter((field): field is [string, string] => Boolean(field[1]));
}
