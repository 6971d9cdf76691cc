import { Injectable } from '@nestjs/common';
import type { ImageFile, ImageKind, Images as PictureSet } from '@deemusic/plugin-sdk';
import type { Album, Track } from '../../domain/index.js';
import { SourceRegistry } from '../../source/index.js';
import { Images } from '../images/images.js';
import type { ItemHookFacts } from './hook-facts.js';

/** Width and height of the pictures that come with every event. */
const PIXELS = 1000;

const NAMES: Readonly<Record<ImageKind, string>> = {
  cover: 'cover',
  artistImage: 'picture of the artist',
  playlistImage: 'picture of the playlist',
};

/** The pictures of an item. */
export interface SubjectPictures extends PictureSet {
  /** In words, those that there are but that could not be had. */
  missing: string[];
}

/** Finds the pictures of an item: which they are says the catalogue, and the host fetches them. */
@Injectable()
export class SubjectImages {
  constructor(
    private readonly sources: SourceRegistry,
    private readonly images: Images,
  ) {}

  async all(facts: ItemHookFacts, signal: AbortSignal): Promise<SubjectPictures> {
    const kinds: ImageKind[] = ['cover', 'artistImage', 'playlistImage'];
    const found = await Promise.all(kinds.map((kind) => this.fetch(facts, kind, PIXELS, signal)));
    const [cover, artistImage, playlistImage] = found.map(({ image }) => image);
    return {
      cover: cover ?? null,
      artistImage: artistImage ?? null,
      playlistImage: playlistImage ?? null,
      missing: kinds.filter((_, index) => found[index]?.isMissed).map((kind) => NAMES[kind]),
    };
  }

  /** @returns null when there is none, or when it cannot be had now */
  async one(facts: ItemHookFacts, kind: ImageKind, pixels: number, signal: AbortSignal): Promise<ImageFile | null> {
    return (await this.fetch(facts, kind, pixels, signal)).image;
  }

  private async fetch(
    facts: ItemHookFacts,
    kind: ImageKind,
    pixels: number,
    signal: AbortSignal,
  ): Promise<{ image: ImageFile | null; isMissed: boolean }> {
    const url = pictureUrls(facts)[kind];
    if (url === null) return { image: null, isMissed: false };
    const source = this.sources.list().find(({ id }) => id === facts.source);
    return this.images.get(source?.imageUrl(url, pixels) ?? url, pixels, signal);
  }
}

/** Where the pictures of an item are. */
export function pictureUrls(facts: ItemHookFacts): Record<ImageKind, string | null> {
  if (facts.kind === 'track') {
    const { track, playlistCoverUrl } = facts;
    return {
      cover: track.album?.coverUrl ?? track.coverUrl,
      artistImage: artistPicture(track, track.album),
      playlistImage: playlistCoverUrl,
    };
  }
  const { collection } = facts;
  if (collection.type === 'playlist') {
    return { cover: null, artistImage: null, playlistImage: collection.playlist.coverUrl };
  }
  const { album } = collection;
  return { cover: album.coverUrl, artistImage: artistPicture(album, album), playlistImage: null };
}

/** The picture of the first main artist, from whichever entry brought one. */
function artistPicture({ artists }: Pick<Track, 'artists'>, album: Album | null): string | null {
  const main = artists.find(({ role }) => role === 'main') ?? album?.artists.find(({ role }) => role === 'main');
  if (!main) return null;
  return main.pictureUrl ?? album?.artists.find(({ id }) => id === main.id)?.pictureUrl ?? null;
}
