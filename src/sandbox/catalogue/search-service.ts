import type { AlbumView } from './album-view.js';
import type { ArtistView } from './artist-view.js';
import type { Catalogue } from './catalogue.js';
import { CatalogueError, unknownPath } from './catalogue-error.js';
import { pageOf, sliceOf, type PageRequest } from './pages.js';
import type { PlaylistView } from './playlist-view.js';
import { Search } from './search.js';
import type { TrackView } from './track-view.js';

interface Views {
  artists: ArtistView;
  albums: AlbumView;
  tracks: TrackView;
  playlists: PlaylistView;
}

const MISSING_Q = new CatalogueError('MissingParameterException', 'Missing parameters: q', 501);
const EMPTY_Q = new CatalogueError('ParameterException', 'empty parameter', 500);

/** `search`, `search/track`, `search/album` … */
export class SearchService {
  private readonly search: Search;

  constructor(
    private readonly catalogue: Catalogue,
    private readonly base: string,
    private readonly views: Views,
  ) {
    this.search = new Search(catalogue);
  }

  answer(type: string, request: PageRequest): unknown {
    const q = request.query.get('q');
    if (q === null) throw MISSING_Q;
    if (q.trim() === '') throw EMPTY_Q;
    if (type === 'autocomplete') return this.everything(q);
    const hits = this.hits(type || 'track', q, request.path);
    const { index, limit } = sliceOf(request);
    const page = hits.slice(index, index + limit).map((hit) => hit());
    return pageOf(this.base, request, page, hits.length);
  }

  private hits(type: string, q: string, path: string): (() => unknown)[] {
    const { artists, albums, tracks, playlists } = this.views;
    switch (type) {
      case 'track':
        return this.search.tracks(q).map((track) => () => tracks.hit(track));
      case 'album':
        return this.search.albums(q).map((album) => () => albums.hit(album));
      case 'artist': {
        const count = (id: number): number => this.catalogue.albumsOf(id).length;
        return this.search.artists(q).map((artist) => () => artists.hit(artist, count(artist.id)));
      }
      case 'playlist':
        return this.search.playlists(q).map((playlist) => () => playlists.hit(playlist));
      case 'user':
      case 'radio':
      case 'podcast':
        return [];
      default:
        throw unknownPath(path);
    }
  }

  private everything(q: string): unknown {
    const list = (type: string): unknown => ({
      data: this.hits(type, q, '')
        .map((hit) => hit())
        .slice(0, 10),
    });
    return { tracks: list('track'), albums: list('album'), artists: list('artist'), playlists: list('playlist') };
  }
}
