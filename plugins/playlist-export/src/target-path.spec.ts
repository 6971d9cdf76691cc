import { describe, expect, it } from '@jest/globals';
import { albumEvent, playlistEvent } from '@deemusic/plugin-sdk/testkit';
import fc from 'fast-check';
import { albumOf, playlistOf } from './collection.js';
import { isSamePath, targetPaths } from './target-path.js';

function placesOf(title: string, folder = 'Playlists'): string[] {
  return targetPaths(playlistOf(playlistEvent({ playlist: { id: '8001', title } })), folder);
}

function albumAt(...paths: string[]): string | undefined {
  const event = albumEvent({ album: { title: 'Low: Tide' }, members: paths.map((path) => ({ path })) });
  return targetPaths(albumOf(event), 'Playlists')[0];
}

describe('the place of a playlist file', () => {
  it('has the title as its name, and the id where that is taken', () => {
    expect(placesOf('Evening Ferry')).toEqual(['Playlists/Evening Ferry', 'Playlists/Evening Ferry [8001]']);
  });

  it.each([
    ['AC/DC: best?', 'Playlists/AC-DC - best_'],
    ['...', 'Playlists/_'],
    ['Ends with dots...', 'Playlists/Ends with dots'],
    ['con', 'Playlists/con_'],
    ['two\nlines', 'Playlists/two lines'],
    ['', 'Playlists/playlist_8001'],
  ])('of %j is %s', (title, path) => {
    expect(placesOf(title)[0]).toBe(path);
  });

  it('is below the folder of the setting, or at the top', () => {
    expect(placesOf('Mix', 'Lists/of mine/')[0]).toBe('Lists/of mine/Mix');
    expect(placesOf('Mix', '')[0]).toBe('Mix');
    expect(placesOf('Mix', 'a:b')[0]).toBe('a-b/Mix');
  });

  it('of an album is the folder that its tracks share', () => {
    expect(albumAt('A/Low Tide/01.flac', 'A/Low Tide/02.flac')).toBe('A/Low Tide/Low - Tide');
    expect(albumAt('A/Low Tide/CD 1/01.flac', 'A/Low Tide/CD 2/01.flac')).toBe('A/Low Tide/Low - Tide');
    expect(albumAt('A/Low Tide/01.flac', 'A/Low Tide/Bonus/02.flac')).toBe('A/Low Tide/Low - Tide');
    expect(albumAt('01.flac')).toBe('Playlists/Low - Tide');
    expect(albumAt('A/01.flac', 'B/02.flac')).toBe('Playlists/Low - Tide');
  });

  it('is two different names that fit every file system, however long the title is', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'é', '日', '👩‍👩‍👧‍👦', '.', ' '), maxLength: 400 }), (title) => {
        const names = placesOf(title).map((path) => `${path.slice('Playlists/'.length)}.m3u8`);
        for (const name of names) expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
        expect(new Set(names).size).toBe(2);
        expect(names[1]).toMatch(/ \[8001\]\.m3u8$/);
      }),
    );
  });

  it('is the same for Windows when only case or normal form differ', () => {
    expect(isSamePath('Playlists/Été', 'playlists/E\u0301te\u0301'.normalize('NFD'))).toBe(true);
    expect(isSamePath('Playlists/a', 'Playlists/b')).toBe(false);
  });
});
