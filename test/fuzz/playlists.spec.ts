import { expect } from '@jest/globals';
import fc from 'fast-check';
import { playlistOf } from '../../plugins/playlist-export/src/collection.js';
import { m3u8 } from '../../plugins/playlist-export/src/m3u8.js';
import { targetPaths } from '../../plugins/playlist-export/src/target-path.js';
import { xspf } from '../../plugins/playlist-export/src/xspf.js';
import { pathParts } from '../../src/library/library-paths.js';
import { fuzz } from './support/fuzz.js';

const texts = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '..',
    '../..',
    '/etc',
    '\0',
    '\r\n',
    '\u2028',
    ']]>',
    '<a>',
    '&amp;',
    '#EXTINF:0,x',
    '\ud800',
    '\uffff',
    '.deemusic',
  ),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.nat(400).map((length) => '長'.repeat(length)),
);
const members = fc.array(
  fc.record({
    position: fc.integer({ min: 0, max: 5000 }),
    // Paths are the library's own.
    path: fc.option(fc.constantFrom('A/B/01.flac', 'A/ü #1 %.mp3', '#x.flac', 'A/two\nlines.flac')),
    track: fc.record({
      title: texts,
      artist: texts,
      album: fc.option(fc.record({ title: texts })),
      trackNumber: fc.option(fc.integer()),
      durationSeconds: fc.option(fc.oneof(fc.nat(9999), fc.double({ min: 0, max: 1e6, noNaN: true }))),
    }),
  }),
  { maxLength: 6 },
);

fuzz(
  'a playlist of any names is a file of its form, in the library',
  fc.record({ title: texts, creator: fc.option(texts), id: texts, members, folder: texts }),
  async ({ title, creator, id, members: given, folder }) => {
    const event = { item: { id: 'playlist_1' }, playlist: { id, title, creator }, members: given };
    const collection = playlistOf(event as never);
    const locations = { path: (path: string) => path, uri: (path: string) => encodeURI(path) };
    const lines = m3u8(collection, locations, 'lf').split('\n');
    expect(lines[0]).toBe('#EXTM3U');
    expect(lines.filter((line) => line.startsWith('#EXTINF:'))).toHaveLength(collection.entries.length);
    const xml = await xspf(collection, locations);
    expect(xml.match(/<track\/?>/g) ?? []).toHaveLength(collection.entries.length);
    // What XML cannot hold, and what would end a text before its end.
    expect(xml.replaceAll('\n', '')).not.toMatch(
      /[\p{Cc}\p{Cs}\uFFFE\uFFFF]|\]\]>|&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/iu,
    );
    for (const path of targetPaths(collection, folder)) {
      for (const part of pathParts(`${path}.m3u8`)) expect(Buffer.byteLength(part)).toBeLessThanOrEqual(255);
    }
  },
  { runs: 250 },
);
