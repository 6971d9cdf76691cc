import { describe, expect, it } from '@jest/globals';
import { playlistEvent } from '@deemusic/plugin-sdk/testkit';
import fc from 'fast-check';
import { albumOf, playlistOf, type Collection } from './collection.js';
import { locationsOf } from './location.js';
import { m3u8 } from './m3u8.js';
import { albumEvent } from '@deemusic/plugin-sdk/testkit';
import type { ExportConfig } from './export-config.js';

const config: ExportConfig = {
  formats: ['m3u8'],
  folder: 'Playlists',
  paths: 'relative',
  basePath: '',
  separator: 'slash',
  lineEnding: 'lf',
  emptyPlaylists: 'skip',
};

function textOf(collection: Collection, lineEnding: 'lf' | 'crlf' = 'lf'): string {
  return m3u8(collection, locationsOf(config, 'Playlists/Mix.m3u8', new Map()), lineEnding);
}

const three = [
  { position: 3, path: 'B/2.flac', track: { title: 'Last', artist: 'Björk', durationSeconds: 61.4 } },
  { position: 1, path: 'Playlists/Mix/001 - First.mp3', track: { title: 'First', artist: 'A', durationSeconds: 200 } },
  { position: 2, status: 'failed', path: null, track: { title: 'Gone', artist: 'C' } },
] as const;

describe('an m3u8 file', () => {
  it('lists what is there in the order of the playlist, and says what is missing', () => {
    const collection = playlistOf(playlistEvent({ playlist: { title: 'Mix' }, members: [...three] }));
    expect(textOf(collection).split('\n')).toEqual([
      '#EXTM3U',
      '#PLAYLIST:Mix',
      '# 2 of 3 tracks, 1 missing',
      '#EXTINF:200,A - First',
      'Mix/001 - First.mp3',
      '#EXTINF:61,Björk - Last',
      '../B/2.flac',
      '',
    ]);
  });

  it('keeps a track that stands in the playlist twice, both times', () => {
    const again = [1, 2].map((position) => ({ position, path: 'A/same.flac' }));
    expect(textOf(playlistOf(playlistEvent({ members: again }))).match(/^\.\.\/A\/same\.flac$/gm)).toHaveLength(2);
  });

  it('says -1 for a length that nobody knows', () => {
    const members = [{ path: 'A/1.flac', track: { title: 'T', artist: 'A', durationSeconds: null } }];
    expect(textOf(playlistOf(playlistEvent({ members })))).toContain('#EXTINF:-1,A - T\n');
  });

  it('ends lines as the setting says, all of them', () => {
    const text = textOf(albumOf(albumEvent()), 'crlf');
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(text.endsWith('\r\n')).toBe(true);
  });

  it('has two lines for each entry, whatever is in the names', () => {
    const text = fc.string({ unit: 'binary' });
    fc.assert(
      fc.property(text, text, text, (title, artist, playlist) => {
        const members = [{ path: 'A/1.flac', track: { title, artist } }];
        const lines = textOf(playlistOf(playlistEvent({ playlist: { title: playlist }, members }))).split(
          /\r\n?|\n|\u2028|\u0085/,
        );
        expect(lines).toHaveLength(5);
        expect(lines.map((line) => line.slice(0, 8))).toEqual(['#EXTM3U', '#PLAYLIS', '#EXTINF:', '../A/1.f', '']);
        expect(Buffer.from(lines.join()).toString()).toBe(lines.join());
      }),
    );
  });
});
