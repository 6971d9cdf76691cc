import { describe, expect, it } from '@jest/globals';
import { itemOf } from '../../test/support/item-factory.js';
import type { Album, Track } from '../domain/index.js';
import { PathTemplate } from '../library/index.js';
import type { QueuedItem } from '../queue/index.js';
import { candidatePaths, needsAlbum } from './track-path.js';

const album: Album = {
  id: '1',
  title: 'Album',
  artist: 'Various Artists',
  artists: [],
  upc: null,
  label: null,
  genres: null,
  releaseDate: '2001-03-07',
  recordType: null,
  trackCount: null,
  discCount: null,
  isExplicit: null,
  coverUrl: null,
};

const track: Track = {
  id: '7',
  title: 'Song',
  artist: 'Singer',
  artists: [],
  album,
  trackNumber: 3,
  discNumber: 1,
  durationSeconds: null,
  isrc: null,
  isExplicit: null,
  releaseDate: '1999-01-01',
  bpm: null,
  gain: null,
  coverUrl: null,
  isReadable: true,
};

function itemIn(parent: QueuedItem['parent'] = null, position: number | null = null): QueuedItem {
  const inside = {
    source: 'deezer',
    sourceId: '7',
    meta: null,
    parent,
    recording: null,
    staged: null,
    targetPath: null,
  };
  return { ...itemOf({ position }), ...inside };
}

function parentOf(type: 'album' | 'playlist', discCount: number): QueuedItem['parent'] {
  return { id: `${type}_1`, type, title: 'Road Trip', meta: { collection: null, discCount }, childCount: 9 };
}

function pathOf(template: string, of: Partial<Track> = {}, item = itemIn()): string | undefined {
  return candidatePaths(item, { ...track, ...of }, 'FLAC', PathTemplate.parse(template))[0];
}

describe('the path of a track', () => {
  it.each([
    [{}, '2001 2001-03-07.flac'],
    [{ album: { ...album, releaseDate: '1900-01-01' } }, '1999 1900-01-01.flac'],
    [{ album: { ...album, releaseDate: null } }, '1999 1999-01-01.flac'],
    [{ album: null, releaseDate: null }, 'x.flac'],
  ])('has the date of the album, else of the track: %j', (of, path) => {
    expect(pathOf('[{year} {date}]', of)).toBe(path === 'x.flac' ? '_.flac' : path);
  });

  it.each(['year', 'date', 'album_artist', 'genre', 'label', 'upc'])('asks the album for its {%s}', (name) => {
    const unknown = { ...track, releaseDate: null, album: { ...album, artist: null, releaseDate: null } };
    const template = PathTemplate.parse(`{${name}} {title}`);
    expect(needsAlbum(template, unknown)).toBe(true);
    expect(needsAlbum(template, { ...unknown, album: null })).toBe(false);
    expect(needsAlbum(PathTemplate.parse('{artist} {title}'), unknown)).toBe(false);
  });

  it('has a folder for the disc when the album has several', () => {
    const template = '{album}/[CD {disc_number}/]{title}';
    expect(pathOf(template)).toBe('Album/Song.flac');
    expect(pathOf(template, {}, itemIn(parentOf('album', 2), 1))).toBe('Album/CD 1/Song.flac');
    expect(pathOf(template, { album: { ...album, discCount: 2 } })).toBe('Album/CD 1/Song.flac');
    expect(pathOf(template, { discNumber: 2 })).toBe('Album/CD 2/Song.flac');
    // That another entry of a playlist stems from a second disc says nothing about this one.
    expect(pathOf(template, {}, itemIn(parentOf('playlist', 2), 1))).toBe('Album/Song.flac');
  });

  it('keeps the position of a playlist, and the artist of the album', () => {
    const playlist = '{playlist}/{playlist_position:03d} - {artist} - {title}';
    expect(pathOf(playlist, {}, itemIn(parentOf('playlist', 1), 12))).toBe('Road Trip/012 - Singer - Song.flac');
    expect(pathOf('{album_artist}/{track_number:02d} {title}')).toBe('Various Artists/03 Song.flac');
    expect(pathOf('{album_artist}/{title}', { album: null })).toBe('Singer/Song.flac');
  });

  it('has other names for when the first is taken, and marks a clip', () => {
    const template = PathTemplate.parse('{title}');
    expect(candidatePaths(itemIn(), track, 'FLAC', template)).toEqual([
      'Song.flac',
      'Song [7].flac',
      'Song [7] FLAC.flac',
    ]);
    expect(candidatePaths(itemIn(), track, 'PREVIEW', template)[0]).toBe('Song (Preview).mp3');
  });
});
