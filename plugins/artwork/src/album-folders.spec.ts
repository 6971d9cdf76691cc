import { describe, expect, it } from '@jest/globals';
import { albumFolders, artistFolder, playlistFolder } from './album-folders.js';

const album = { title: 'Low Tide', artist: 'Aurelia Finch', discCount: 1 };
const twoDiscs = { ...album, discCount: 2 };

/** Tracks at these paths; a number in front names the disc. */
const placed = (...paths: string[]) =>
  paths.map((path) => {
    const [, disc, rest] = /^(\d):(.*)$/.exec(path) ?? [undefined, '1', path];
    return { path: rest ?? '', track: { discNumber: Number(disc) } };
  });

describe('the folders of an album', () => {
  it('are the one that holds its tracks', () => {
    expect(albumFolders(placed('A. Finch/Low Tide/01.flac', 'A. Finch/Low Tide/02.flac'), album)).toEqual({
      folders: ['A. Finch/Low Tide'],
      discs: [],
    });
  });

  it('are above those of its discs, also while one disc is there alone', () => {
    const both = placed('1:X/Low Tide/CD 1/01.flac', '2:X/Low Tide/CD 2/01.flac');
    const discs = ['X/Low Tide/CD 1', 'X/Low Tide/CD 2'];
    expect(albumFolders(both, twoDiscs)).toEqual({ folders: ['X/Low Tide'], discs });
    expect(albumFolders(both.slice(1), twoDiscs)).toEqual({ folders: ['X/Low Tide'], discs: discs.slice(1) });
    expect(albumFolders(both.slice(1), { ...album, discCount: null })).toMatchObject({ folders: ['X/Low Tide'] });
  });

  it('are an album called like a disc, when it has one disc', () => {
    expect(albumFolders(placed('1:X/1/01.flac'), { ...album, title: '1' }).folders).toEqual(['X/1']);
  });

  it('are those that bear its name, where discs have names of albums or artists have folders of their own', () => {
    const siblings = placed('1:X/Low Tide (Disc 1)/01.flac', '2:X/Low Tide (Disc 2)/01.flac');
    expect(albumFolders(siblings, twoDiscs).folders).toEqual(['X/Low Tide (Disc 1)', 'X/Low Tide (Disc 2)']);
    const compilation = placed('A/Low Tide/01.flac', 'B/Low Tide/02.flac');
    expect(albumFolders(compilation, album).folders).toEqual(['A/Low Tide', 'B/Low Tide']);
    const parts = placed('X/Low Tide/part one/01.flac', 'X/Low Tide/part two/02.flac');
    expect(albumFolders(parts, album).folders).toEqual(['X/Low Tide']);
  });

  it('are none where tracks lie in the library itself, in the artist’s folder, or anywhere', () => {
    expect(albumFolders(placed('01.flac'), album).folders).toEqual([]);
    expect(albumFolders(placed('Aurelia Finch/01.flac', 'Aurelia Finch/02.flac'), album).folders).toEqual([]);
    expect(albumFolders(placed('Genre/Folk/01.flac', 'Genre/Jazz/02.flac'), album).folders).toEqual([]);
    expect(albumFolders([], album).folders).toEqual([]);
  });

  it('are the album’s own when it is called as its artist', () => {
    const selfTitled = { ...album, title: 'Aurelia Finch' };
    expect(albumFolders(placed('Aurelia Finch/Aurelia Finch/01.flac'), selfTitled).folders).toEqual([
      'Aurelia Finch/Aurelia Finch',
    ]);
  });
});

describe('the folder of an artist', () => {
  it('is the nearest above the album that bears the name', () => {
    expect(artistFolder(['Music/Aurelia Finch/2020s/Low Tide/CD 1/01.flac'], album)).toBe('Music/Aurelia Finch');
    expect(artistFolder(['Aurelia Finch/01.flac'], album)).toBe('Aurelia Finch');
  });

  it('is none where no folder bears it', () => {
    expect(artistFolder(['Low Tide/01.flac'], album)).toBeNull();
    expect(artistFolder(['A/Low Tide/01.flac', 'B/Low Tide/02.flac'], album)).toBeNull();
    expect(artistFolder(['X/Low Tide/01.flac'], { ...album, artist: null })).toBeNull();
  });

  it('is not the folder of an album that is called as its artist', () => {
    const selfTitled = { ...album, title: 'Aurelia Finch' };
    expect(artistFolder(['Aurelia Finch/Aurelia Finch/01.flac'], selfTitled)).toBe('Aurelia Finch');
    expect(artistFolder(['Aurelia Finch/01.flac'], selfTitled)).toBeNull();
  });
});

describe('the folder of a playlist', () => {
  it('is the one that bears its name', () => {
    expect(
      playlistFolder(['Playlists/Evening Ferry/001.flac', 'Playlists/Evening Ferry/002.flac'], 'Evening Ferry'),
    ).toBe('Playlists/Evening Ferry');
    expect(
      playlistFolder(['Playlists/Evening Ferry/a/1.flac', 'Playlists/Evening Ferry/b/2.flac'], 'Evening Ferry'),
    ).toBe('Playlists/Evening Ferry');
  });

  it('is none where its tracks lie among others', () => {
    expect(playlistFolder(['Playlists/001.flac'], 'Evening Ferry')).toBeNull();
    expect(playlistFolder(['A/x/1.flac', 'B/y/2.flac'], 'Evening Ferry')).toBeNull();
    expect(playlistFolder(['1.flac'], 'Evening Ferry')).toBeNull();
  });
});
