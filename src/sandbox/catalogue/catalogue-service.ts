import { phpJson } from '../php-json.js';
import type { SandboxState } from '../sandbox-state.js';
import { jsonAnswer, redirectAnswer, type ServiceAnswer, type ServiceRequest } from '../service-message.js';
import { ALBUM_INLINE_TRACKS, AlbumView } from './album-view.js';
import { ArtistView } from './artist-view.js';
import type { Catalogue } from './catalogue.js';
import { CatalogueError, noData, tokenNeeded, unknownPath } from './catalogue-error.js';
import type { Links } from './links.js';
import type { SandboxAlbum, SandboxArtist, SandboxPlaylist } from './model.js';
import { pageOf, sliceOf, type PageRequest } from './pages.js';
import { PlaylistView } from './playlist-view.js';
import { SearchService } from './search-service.js';
import { serviceInfos, serviceOptions } from './service-infos.js';
import { shortLink } from './short-links.js';
import type { TrackTokens } from './track-token.js';
import { TrackView } from './track-view.js';

/** The public catalogue: GET, no key, errors in HTTP 200. */
export class CatalogueService {
  private readonly artists: ArtistView;
  private readonly albums: AlbumView;
  private readonly tracks: TrackView;
  private readonly playlists: PlaylistView;
  private readonly search: SearchService;

  private readonly routes: Partial<Record<string, (id: string, page: PageRequest) => unknown>> = {
    track: (id) => this.track(id),
    album: (id) => this.album(this.albumOf(id)),
    'album/tracks': (id, page) => this.albumTracks(this.albumOf(id), page),
    playlist: (id) => this.playlists.full(this.playlistOf(id)),
    'playlist/tracks': (id, page) => this.playlistTracks(this.playlistOf(id), page),
    artist: (id) => this.artists.full(this.artistOf(id), this.catalogue.albumsOf(Number(id)).length),
    'artist/top': (id, page) => this.artistTop(this.artistOf(id), { ...page, defaultLimit: 5 }),
    'artist/albums': (id, page) => this.artistAlbums(this.artistOf(id), page),
    search: (id, page) => this.search.answer(id, page),
    infos: () => serviceInfos(this.links.base),
    options: () => serviceOptions(),
  };

  constructor(
    private readonly catalogue: Catalogue,
    private readonly links: Links,
    private readonly state: SandboxState,
    tokens: TrackTokens,
  ) {
    this.artists = new ArtistView(links);
    this.albums = new AlbumView(catalogue, links, this.artists);
    this.tracks = new TrackView(catalogue, links, this.artists, this.albums, tokens);
    this.playlists = new PlaylistView(catalogue, links, this.tracks);
    const { artists, albums, tracks, playlists } = this;
    this.search = new SearchService(catalogue, links.base, { artists, albums, tracks, playlists });
  }

  handle(request: ServiceRequest): ServiceAnswer {
    const path = request.path.replace(/^\/2\.0(?=\/)/, '').replace(/(?<=.)\/+$/, '');
    if (path.startsWith('/s/')) return shortLink(path.slice(3), this.links);
    const image = /^\/(album|artist|playlist)\/(\d+)\/image$/.exec(path);
    if (image) return redirectAnswer(this.imageUrl(image[1] ?? '', Number(image[2]), request.query));
    try {
      return jsonAnswer(phpJson(this.answer(path, request.query)));
    } catch (error) {
      if (error instanceof CatalogueError) return jsonAnswer(phpJson(error));
      throw error;
    }
  }

  private answer(path: string, query: URLSearchParams): unknown {
    const [, kind = '', id = '', part = '', ...beyond] = path.split('/').map(decodePart);
    const route = this.routes[part ? `${kind}/${part}` : kind];
    if (!route || beyond.length > 0) throw unknownPath(path);
    return route(id, { path, query, maxLimit: 100 });
  }

  private track(id: string): unknown {
    const isrc = /^isrc:(.+)$/i.exec(id)?.[1];
    const track = isrc === undefined ? this.catalogue.track(Number(id)) : this.catalogue.trackByIsrc(isrc);
    // Uploads are no part of the public catalogue.
    if (!track || track.id < 0) throw noData();
    return this.tracks.full(track);
  }

  private albumOf(id: string): SandboxAlbum {
    const upc = /^upc:(.+)$/i.exec(id)?.[1];
    const album = upc === undefined ? this.catalogue.album(Number(id)) : this.catalogue.albumByUpc(upc);
    if (!album) throw noData();
    return album;
  }

  private playlistOf(id: string): SandboxPlaylist {
    const playlist = this.catalogue.playlist(Number(id));
    if (!playlist || playlist.access === 'hidden') throw noData();
    if (playlist.access === 'denied') throw tokenNeeded();
    return playlist;
  }

  private artistOf(id: string): SandboxArtist {
    const artist = this.catalogue.artist(Number(id));
    if (!artist) throw noData();
    return artist;
  }

  private album(album: SandboxAlbum): unknown {
    const inline = this.catalogue.tracksOf(album).slice(0, ALBUM_INLINE_TRACKS);
    return this.albums.full(
      album,
      inline.map((track) => this.tracks.inAlbum(track)),
    );
  }

  private albumTracks(album: SandboxAlbum, request: PageRequest): unknown {
    const { index, limit } = sliceOf(request);
    const tracks = this.catalogue.tracksOf(album);
    const data = tracks.slice(index, index + limit).map((track) => this.tracks.ofAlbumPage(track));
    return pageOf(this.links.base, request, data, tracks.length);
  }

  private playlistTracks(playlist: SandboxPlaylist, page: PageRequest): unknown {
    const request = { ...page, maxLimit: this.state.playlistPageCap };
    const { index, limit } = sliceOf(request);
    const data = this.playlists.entries(playlist, index, limit);
    const checksum = this.playlists.checksum(playlist);
    return pageOf(this.links.base, request, data, playlist.tracks.length, { checksum });
  }

  private artistTop(artist: SandboxArtist, request: PageRequest): unknown {
    const { index, limit } = sliceOf(request);
    const tracks = this.catalogue.topTracksOf(artist.id).slice(0, 100);
    const data = tracks.slice(index, index + limit).map((track) => this.tracks.inTop(track));
    return pageOf(this.links.base, request, data, tracks.length);
  }

  private artistAlbums(artist: SandboxArtist, request: PageRequest): unknown {
    const { index, limit } = sliceOf(request);
    const albums = this.catalogue.albumsOf(artist.id);
    const data = albums.slice(index, index + limit).map((album) => this.albums.ofArtist(album));
    return pageOf(this.links.base, request, data, albums.length);
  }

  private imageUrl(kind: string, id: number, query: URLSearchParams): string {
    const size = (['small', 'medium', 'big', 'xl'] as const).find((name) => name === query.get('size'));
    const url = (image: 'cover' | 'artist', md5: string): string =>
      size ? this.links.image(image, md5, size) : this.links.image(image, md5, 'small').replace('56x56', '120x120');
    if (kind === 'album') return url('cover', this.albums.md5(this.albumOf(String(id))));
    if (kind === 'artist') return url('artist', this.artists.md5(this.artistOf(String(id))));
    return url('cover', this.playlists.md5(this.playlistOf(String(id))));
  }
}

/** A part of a path; one that is not encoded well stays as it is, and nobody has such an id. */
function decodePart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
