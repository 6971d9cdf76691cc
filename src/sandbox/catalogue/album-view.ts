import { md5Hex } from '../seed.js';
import type { ArtistView } from './artist-view.js';
import type { Catalogue } from './catalogue.js';
import type { Links } from './links.js';
import type { SandboxAlbum } from './model.js';

type Json = Record<string, unknown>;

/** Most tracks that an album holds inline; the others are on its pages. */
export const ALBUM_INLINE_TRACKS = 25;

/** Albums in the forms in which the catalogue shows them. */
export class AlbumView {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly links: Links,
    private readonly artists: ArtistView,
  ) {}

  md5(album: SandboxAlbum): string {
    return album.cover === 'empty' ? '' : md5Hex(`album ${String(album.id)}`);
  }

  /** Within a track that is listed somewhere. */
  reduced(album: SandboxAlbum): Json {
    const { id, title } = album;
    const image = { ...this.covers(album), md5_image: this.md5(album) };
    return { id, title, ...image, tracklist: this.tracklist(id), type: 'album' };
  }

  /** Within a full track. */
  dated(album: SandboxAlbum): Json {
    const { id, title, releaseDate } = album;
    const image = { ...this.covers(album), md5_image: this.md5(album), release_date: releaseDate };
    return { id, title, link: this.links.page('album', id), ...image, tracklist: this.tracklist(id), type: 'album' };
  }

  /** @param inline tracks as the album shows them */
  full(album: SandboxAlbum, inline: Json[]): Json {
    const { id, title, upc, label, recordType } = album;
    const alternative = album.alternativeId === null ? null : this.catalogue.album(album.alternativeId);
    const tracks = this.catalogue.tracksOf(album);
    const main = this.catalogue.artistOf(album);
    return {
      id,
      title,
      upc,
      link: this.links.page('album', id),
      share: this.links.share('album', id),
      ...this.covers(album),
      md5_image: this.md5(album),
      genre_id: album.genre?.id ?? -1,
      genres: { data: album.genre ? [this.genre(album.genre)] : [] },
      label,
      nb_tracks: tracks.length,
      duration: tracks.reduce((sum, track) => sum + track.seconds, 0),
      fans: 1000,
      release_date: album.releaseDate,
      record_type: recordType,
      available: album.isAvailable,
      ...(alternative ? { alternative: this.hit(alternative) } : {}),
      tracklist: this.tracklist(id),
      ...this.advice(album),
      contributors: this.contributors(album),
      artist: this.artists.pictured(main),
      type: 'album',
      tracks: { data: inline },
    };
  }

  /** In the list of an artist's albums. */
  ofArtist(album: SandboxAlbum): Json {
    const { id, title, releaseDate, recordType } = album;
    return {
      id,
      title,
      link: this.links.page('album', id),
      ...this.covers(album),
      md5_image: this.md5(album),
      genre_id: album.genre?.id ?? -1,
      fans: 1000,
      release_date: releaseDate,
      record_type: recordType,
      tracklist: this.tracklist(id),
      explicit_lyrics: false,
      type: 'album',
    };
  }

  hit(album: SandboxAlbum): Json {
    const { fans: _fans, release_date: _date, type, tracklist, explicit_lyrics, ...rest } = this.ofArtist(album);
    const artist = this.artists.linked(this.catalogue.artistOf(album));
    return { ...rest, nb_tracks: album.trackIds.length, tracklist, explicit_lyrics, artist, type };
  }

  private contributors(album: SandboxAlbum): Json[] {
    const featured = album.featuredIds.map((artistId) => this.catalogue.artistOf({ artistId }));
    const main = this.artists.contributor(this.catalogue.artistOf(album), 'Main');
    return [main, ...featured.map((artist) => this.artists.contributor(artist, 'Featured'))];
  }

  private advice(album: SandboxAlbum): Json {
    const explicit = this.catalogue.tracksOf(album).filter((track) => track.explicit === 1).length;
    // 1 all of it, 4 a part, 0 none.
    const lyrics = explicit === 0 ? 0 : explicit === album.trackIds.length ? 1 : 4;
    return { explicit_lyrics: explicit > 0, explicit_content_lyrics: lyrics, explicit_content_cover: 0 };
  }

  private genre({ id, name }: { id: number; name: string }): Json {
    return { id, name, picture: `${this.links.base}/genre/${String(id)}/image`, type: 'genre' };
  }

  private covers(album: SandboxAlbum): Json {
    const isNull = album.cover === 'null';
    return this.links.images('cover', `album/${String(album.id)}`, 'cover', this.md5(album), isNull);
  }

  private tracklist(id: number): string {
    return `${this.links.base}/album/${String(id)}/tracks`;
  }
}
