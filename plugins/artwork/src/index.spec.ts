import { afterEach, describe, expect, it } from '@jest/globals';
import type { TestHost, TestHostOptions } from '@deemusic/plugin-sdk/testkit';
import { createTestHost, member, testImage } from '@deemusic/plugin-sdk/testkit';
import type { ArtworkConfig } from './artwork-config.js';
import plugin from './index.js';

const folder = new URL('..', import.meta.url);

/** The beginning of a JPEG, which is what anybody looks at here. */
function makeJpeg(pixels: number, mark: number): Buffer {
  const [high, low] = [pixels >> 8, pixels & 0xff];
  return Buffer.from([0xff, 0xd8, 0xff, 0xc0, 0, 11, 8, high, low, high, low, 1, mark, 0x11, 0, 0xff, 0xd9]);
}

const pixelsOf = new Map<string, number>();
const image = (kind: string) => (pixels: number) => {
  pixelsOf.set(kind, pixels);
  return makeJpeg(pixels, kind.length);
};
const images = { cover: image('cover'), artistImage: image('artistImage'), playlistImage: image('playlistImage') };

let host: TestHost<ArtworkConfig>;
afterEach(() => host.dispose());

async function open(config: Partial<ArtworkConfig> = {}, options: TestHostOptions<ArtworkConfig> = {}): Promise<void> {
  pixelsOf.clear();
  const small = {
    album: { enabled: true, fileName: 'cover.jpg', pixels: 60, inDiscFolders: false },
    artist: { enabled: true, fileNames: ['artist.jpg', 'folder.jpg'], pixels: 70 },
    playlist: { enabled: true, fileName: 'cover.jpg', pixels: 80 },
  };
  host = await createTestHost(plugin, { folder, images, config: { ...small, ...config }, ...options });
}

const album = { title: 'Low Tide', artist: 'Aurelia Finch' };
const twoDiscs = {
  album: { ...album, discCount: 2 },
  members: [1, 2].map((disc) =>
    member(disc, { path: `Aurelia Finch/Low Tide/CD ${String(disc)}/01 - Song.flac`, track: { discNumber: disc } }),
  ),
};

describe('after an album', () => {
  it('its cover lies in its folder, the artist’s pictures in the one above, each in its size', async () => {
    await open();
    const { artifacts } = await host.runTwice('afterAlbum', { album });
    expect(host.files()).toEqual([
      'Aurelia Finch/Low Tide/cover.jpg',
      'Aurelia Finch/artist.jpg',
      'Aurelia Finch/folder.jpg',
    ]);
    expect(host.file('Aurelia Finch/Low Tide/cover.jpg')).toEqual(makeJpeg(60, 5));
    expect(host.file('Aurelia Finch/artist.jpg')).toEqual(makeJpeg(70, 11));
    // The second run wrote nothing.
    expect(artifacts).toEqual([]);
  });

  it('says what it wrote', async () => {
    await open({ artist: { enabled: false, fileNames: ['x.jpg'], pixels: 70 } });
    const { output, artifacts, written } = await host.run('afterAlbum', { album });
    expect(artifacts).toEqual([{ kind: 'cover', path: 'Aurelia Finch/Low Tide/cover.jpg' }]);
    expect(written).toEqual(['Aurelia Finch/Low Tide/cover.jpg']);
    expect(output?.note).toBe('pictures: Aurelia Finch/Low Tide/cover.jpg');
  });

  it('of several discs the cover lies above them, by setting in each too', async () => {
    await open();
    await host.run('afterAlbum', twoDiscs);
    expect(host.files().filter((path) => path.endsWith('cover.jpg'))).toEqual(['Aurelia Finch/Low Tide/cover.jpg']);
    await host.dispose();
    await open({ album: { enabled: true, fileName: 'folder.jpg', pixels: 60, inDiscFolders: true } });
    await host.runTwice('afterAlbum', twoDiscs);
    expect(host.files().filter((path) => path.includes('Low Tide'))).toEqual([
      'Aurelia Finch/Low Tide/CD 1/folder.jpg',
      'Aurelia Finch/Low Tide/CD 2/folder.jpg',
      'Aurelia Finch/Low Tide/folder.jpg',
    ]);
  });

  it('writes nothing that is switched off', async () => {
    await open({
      album: { enabled: false, fileName: 'cover.jpg', pixels: 60, inDiscFolders: true },
      artist: { enabled: false, fileNames: ['artist.jpg'], pixels: 70 },
    });
    await host.run('afterAlbum', { album });
    expect(host.files()).toEqual([]);
  });

  it('never replaces what somebody else put there, and says so', async () => {
    const files = { 'Aurelia Finch/Low Tide/cover.jpg': 'mine', 'Aurelia Finch/artist.jpg': 'mine too' };
    await open({}, { files });
    const { output } = await host.run('afterAlbum', { album });
    expect(host.text('Aurelia Finch/Low Tide/cover.jpg')).toBe('mine');
    expect(host.text('Aurelia Finch/artist.jpg')).toBe('mine too');
    expect(host.has('Aurelia Finch/folder.jpg')).toBe(true);
    expect(output?.note).toContain('Aurelia Finch/Low Tide/cover.jpg is somebody else');
  });

  it('replaces its own when the size is another one', async () => {
    await open();
    await host.run('afterAlbum', { album });
    await host.changeConfig({ album: { enabled: true, fileName: 'cover.jpg', pixels: 90, inDiscFolders: false } });
    await host.run('afterAlbum', { album });
    expect(host.file('Aurelia Finch/Low Tide/cover.jpg')).toEqual(makeJpeg(90, 5));
  });

  it('is content without pictures', async () => {
    await open({}, { images: {} });
    const { output, artifacts } = await host.run('afterAlbum', { album });
    expect([host.files(), artifacts]).toEqual([[], []]);
    expect(output?.note).toBe('there is no cover; there is no artist image');
  });

  it('is content without files, and without a folder', async () => {
    await open();
    const failed = await host.run('afterAlbum', { album, members: [{ status: 'failed', path: null }] });
    expect(failed.output?.note).toBe('no track has a file');
    const flat = await host.run('afterAlbum', { album, members: [{ path: 'Song 1.flac' }] });
    expect(flat.output?.note).toBe('the album has no folder of its own');
    expect(host.files()).toEqual([]);
  });

  it('finds folders with dots and of any script', async () => {
    await open();
    const names = { title: '夜… Vol. 2', artist: 'M.I.A.' };
    await host.runTwice('afterAlbum', { album: names, members: [{ path: 'M.I.A/夜… Vol. 2/01 - x.y.flac' }] });
    expect(host.files()).toEqual(['M.I.A/artist.jpg', 'M.I.A/folder.jpg', 'M.I.A/夜… Vol. 2/cover.jpg']);
  });

  it('gives a PNG its own extension', async () => {
    await open({}, { images: { cover: testImage(60) } });
    await host.runTwice('afterAlbum', { album });
    expect(host.files()).toEqual(['Aurelia Finch/Low Tide/cover.png']);
  });
});

describe('after a playlist', () => {
  const members = [1, 2].map((at) => ({ path: `Playlists/Evening Ferry/00${String(at)} - A - Song.flac` }));

  it('its picture lies in its folder', async () => {
    await open();
    await host.runTwice('afterPlaylist', { members });
    expect(host.files()).toEqual(['Playlists/Evening Ferry/cover.jpg']);
    expect(pixelsOf.get('playlistImage')).toBe(80);
  });

  it('has the name of the settings; or is switched off', async () => {
    await open({ playlist: { enabled: true, fileName: 'folder.jpeg', pixels: 80 } });
    await host.run('afterPlaylist', { members });
    expect(host.files()).toEqual(['Playlists/Evening Ferry/folder.jpeg']);
    await host.changeConfig({ playlist: { enabled: false, fileName: 'cover.jpg', pixels: 80 } });
    await host.run('afterPlaylist', { members });
    expect(host.files()).toHaveLength(1);
  });

  it('is not written where the playlist has no folder of its own', async () => {
    await open();
    const spread = [{ path: 'A/x/1.flac' }, { path: 'B/y/2.flac' }];
    const { output } = await host.run('afterPlaylist', { members: spread });
    expect(output?.note).toBe('the playlist has no folder of its own');
    expect(host.files()).toEqual([]);
  });
});

describe('after a track', () => {
  const isPicture = (path: string): boolean => path.endsWith('.jpg');

  it('that was asked for alone, its cover lies beside it', async () => {
    await open();
    await host.runTwice('afterTrack', { track: { album } });
    expect(host.files().filter(isPicture)).toEqual([
      'Aurelia Finch/Low Tide/cover.jpg',
      'Aurelia Finch/artist.jpg',
      'Aurelia Finch/folder.jpg',
    ]);
  });

  it('of an album or a playlist, nothing happens: theirs comes with them', async () => {
    await open();
    const parent = { id: 'album_1', type: 'album' as const, title: 'Low Tide', position: 1 };
    await host.run('afterTrack', { item: { parent } });
    expect(host.files().filter(isPicture)).toEqual([]);
  });

  it('of an unknown album, nothing happens', async () => {
    await open();
    const { output } = await host.run('afterTrack', { track: { album: null } });
    expect(output?.note).toBe('nothing is known of its album');
  });
});
