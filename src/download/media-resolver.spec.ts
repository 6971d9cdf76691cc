import { beforeEach, describe, expect, it } from '@jest/globals';
import { albumOf, trackOf } from '../../test/support/hooked-queue.js';
import { itemOf } from '../../test/support/item-factory.js';
import { LiveSettings, type Settings } from '../config/index.js';
import {
  InvalidResponseError,
  NetworkError,
  NotFoundError,
  type Album,
  type MediaSource,
  type Quality,
  type Track,
} from '../domain/index.js';
import type { PluginRegistry } from '../plugin/index.js';
import type { QueueReader, QueuedItem } from '../queue/index.js';
import { SourceRegistry } from '../source/index.js';
import { MediaResolver } from './media-resolver.js';

const signal = new AbortController().signal;
const full = albumOf('5');
/** What a playlist tells of an album. */
const poor: Album = {
  ...full,
  artist: null,
  artists: [],
  label: null,
  genres: null,
  trackCount: null,
  discCount: null,
};

let hasPlugins: boolean;
let albumAnswer: () => Promise<Album>;
let asked: number;
beforeEach(() => {
  hasPlugins = true;
  asked = 0;
  albumAnswer = () => Promise.resolve({ ...full, discCount: null });
});

async function resolve(album: Album | null, more: Partial<QueuedItem> = {}): Promise<Track> {
  const sources = new SourceRegistry();
  const source = {
    id: 'deezer',
    resolve: () => Promise.resolve({ track: trackOf('1', { album }) }),
    album: () => {
      asked++;
      return albumAnswer();
    },
  } as unknown as MediaSource;
  sources.register(source);
  const templates = { track: '{artist}/{title}', albumTrack: '{title}', playlistTrack: '{playlist}/{title}' };
  const settings = new LiveSettings({ download: { templates, fallback: true } } as Settings);
  const plugins = { bindings: () => (hasPlugins ? [{}] : []) } as unknown as PluginRegistry;
  const item = { ...itemOf(), source: 'deezer', sourceId: '1', meta: null, parent: null, ...more } as QueuedItem;
  return (await new MediaResolver(settings, sources, plugins, {} as QueueReader).resolve(item, signal)).track;
}

describe('MediaResolver', () => {
  it('completes an album of which little is known, for the tags', async () => {
    expect((await resolve(poor)).album).toEqual({ ...full, discCount: null });
    expect((await resolve({ ...poor, discCount: 2 })).album?.discCount).toBe(2);
  });

  it.each<[string, Album | null, Partial<QueuedItem>, boolean]>([
    ['no plugin wants it', poor, {}, false],
    ['it is known', full, {}, true],
    ['there is none', null, {}, true],
    ['it is a clip', poor, { quality: { wanted: 'PREVIEW' as Quality, got: null } }, true],
    [
      'the item’s own album has it',
      poor,
      { parent: { id: 'album_5', type: 'album', title: null, meta: null, childCount: 1 } },
      true,
    ],
  ])('asks for none when %s', async (_why, album, more, isWanted) => {
    hasPlugins = isWanted;
    expect((await resolve(album, more)).album).toEqual(album);
    expect(asked).toBe(0);
  });

  it.each([
    ['is gone', new NotFoundError('gone')],
    ['makes no sense', new InvalidResponseError('what?')],
  ])('goes on with what is known when the album %s', async (_why, error) => {
    albumAnswer = () => Promise.reject(error);
    expect((await resolve(poor)).album).toEqual(poor);
  });

  it('tries again later when the network is at fault: half of the tags would be wrong for good', async () => {
    albumAnswer = () => Promise.reject(new NetworkError('down'));
    await expect(resolve(poor)).rejects.toMatchObject({ code: 'network' });
  });
});
