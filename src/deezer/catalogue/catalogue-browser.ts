import type { CatalogueEntry, CataloguePage, CatalogueType, CatalogueView, SearchRequest } from '../../domain/index.js';
import type { ApiPage, CatalogueClient } from './catalogue-client.js';
import { entryOf } from './catalogue-entries.js';
import type { CatalogueMapper } from './catalogue-mapper.js';
import { albumSchema, artistSchema, playlistSchema, trackSchema } from './catalogue.schema.js';
import type { Catalogue } from './catalogue.js';

const DEFAULT_HITS = 25;

/** Search and previews of what is there. */
export class CatalogueBrowser {
  constructor(
    private readonly client: CatalogueClient,
    private readonly mapper: CatalogueMapper,
    private readonly catalogue: Catalogue,
  ) {}

  async search(
    { query, type, limit = DEFAULT_HITS, cursor = null }: SearchRequest,
    signal: AbortSignal,
  ): Promise<CataloguePage> {
    const page = { cursor, limit };
    switch (type) {
      case 'track':
        return listOf(await this.client.search('track', query, trackSchema, page, signal), (one) =>
          entryOf.track(this.mapper.track(one)),
        );
      case 'album':
        return listOf(await this.client.search('album', query, albumSchema, page, signal), (one) =>
          entryOf.album(this.mapper.album(one)),
        );
      case 'playlist':
        return listOf(await this.client.search('playlist', query, playlistSchema, page, signal), (one) =>
          entryOf.playlist(this.mapper.playlist(one)),
        );
      case 'artist':
        return listOf(await this.client.search('artist', query, artistSchema, page, signal), (one) =>
          entryOf.artist(this.mapper.artist(one)),
        );
    }
  }

  browse(type: CatalogueType, id: string, cursor: string | null, signal: AbortSignal): Promise<CatalogueView> {
    switch (type) {
      case 'track':
        return this.track(id, signal);
      case 'album':
        return this.album(id, cursor, signal);
      case 'playlist':
        return this.playlist(id, cursor, signal);
      case 'artist':
        return this.artist(id, cursor, signal);
    }
  }

  private async track(id: string, signal: AbortSignal): Promise<CatalogueView> {
    const track = await this.catalogue.track(id, signal);
    const { title, artist, coverUrl, releaseDate } = track;
    const items = [entryOf.track(track)];
    return {
      type: 'track',
      id,
      title,
      artist,
      coverUrl,
      releaseDate,
      trackCount: 1,
      items,
      total: 1,
      nextCursor: null,
    };
  }

  private async album(id: string, cursor: string | null, signal: AbortSignal): Promise<CatalogueView> {
    const album = await this.catalogue.album(id, signal);
    const page = await this.client.albumTracks(id, cursor, signal);
    const { title, artist, coverUrl, releaseDate, trackCount } = album;
    const list = listOf(page, (one) => entryOf.track(this.mapper.track(one, album)));
    return { type: 'album', id, title, artist, coverUrl, releaseDate, trackCount, ...list };
  }

  private async playlist(id: string, cursor: string | null, signal: AbortSignal): Promise<CatalogueView> {
    const { title, creator, coverUrl, trackCount } = await this.catalogue.playlist(id, signal);
    const page = await this.client.playlistTracks(id, cursor, signal);
    const list = listOf(page, (one) => entryOf.track(this.mapper.track(one)));
    return { type: 'playlist', id, title, artist: creator, coverUrl, releaseDate: null, trackCount, ...list };
  }

  private async artist(id: string, cursor: string | null, signal: AbortSignal): Promise<CatalogueView> {
    const { name, pictureUrl } = this.mapper.artist(await this.client.artist(id, signal));
    const page = await this.client.artistAlbums(id, cursor, signal);
    const list = listOf(page, (one) => ({ ...entryOf.album(this.mapper.album(one)), artist: name }));
    return {
      type: 'artist',
      id,
      title: name,
      artist: name,
      coverUrl: pictureUrl,
      releaseDate: null,
      trackCount: null,
      ...list,
    };
  }
}

/** A page as hits. Totals are fuzzy and lists move between pages: the same one may come again. */
function listOf<T>(page: ApiPage<T>, toEntry: (one: T) => CatalogueEntry): CataloguePage {
  return { items: page.data.map(toEntry), total: page.total, nextCursor: page.nextCursor };
}
