import type { AlbumView } from './album-view.js';
import type { ArtistView } from './artist-view.js';
import type { Catalogue } from './catalogue.js';
import type { Links } from './links.js';
import type { SandboxTrack } from './model.js';
import type { TrackTokens } from './track-token.js';

type Json = Record<string, unknown>;

const COUNTRIES = [
  'AT',
  'BE',
  'CA',
  'CH',
  'DE',
  'DK',
  'ES',
  'FI',
  'FR',
  'GB',
  'IE',
  'IT',
  'NL',
  'NO',
  'PL',
  'SE',
  'US',
];

/** Tracks in the forms in which the catalogue shows them; which fields there are differs by place. */
export class TrackView {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly links: Links,
    private readonly artists: ArtistView,
    private readonly albums: AlbumView,
    private readonly tokens: TrackTokens,
  ) {}

  /** @param isNested whether it stands inside of another track */
  full(track: SandboxTrack, isNested = false): Json {
    const album = this.catalogue.albumOf(track);
    const alternative = track.alternativeId === null || isNested ? null : this.catalogue.track(track.alternativeId);
    return {
      ...this.titles(track),
      isrc: track.isrc,
      link: this.links.page('track', track.id),
      share: this.links.share('track', track.id),
      duration: track.seconds,
      ...(isNested ? {} : { track_position: track.position, disk_number: track.disc }),
      rank: rankOf(track),
      release_date: track.releaseDate ?? album.releaseDate,
      ...this.advice(track),
      preview: this.preview(track),
      bpm: track.id % 2 === 0 ? 0 : 96.5,
      gain: -9.4,
      available_countries: track.hasRights ? COUNTRIES : [],
      ...(alternative ? { alternative: this.full(alternative, true) } : {}),
      ...(isNested ? {} : { contributors: this.contributors(track) }),
      md5_image: this.albums.md5(album),
      track_token: this.tokens.make(track.id),
      artist: this.artists.shared(this.catalogue.artistOf(track)),
      album: this.albums.dated(album),
      type: 'track',
    };
  }

  /** A search hit. */
  hit(track: SandboxTrack): Json {
    const album = this.catalogue.albumOf(track);
    return {
      ...this.titles(track),
      isrc: track.isrc,
      ...this.listed(track),
      md5_image: this.albums.md5(album),
      artist: this.artists.linked(this.catalogue.artistOf(track)),
      album: this.albums.reduced(album),
      type: 'track',
    };
  }

  /** On a page of an album: position and disc, no album. */
  ofAlbumPage(track: SandboxTrack): Json {
    const { link, duration, ...listed } = this.listed(track);
    return {
      ...this.titles(track),
      isrc: track.isrc,
      link,
      duration,
      track_position: track.position,
      disk_number: track.disc,
      ...listed,
      artist: this.artists.reduced(this.catalogue.artistOf(track)),
      type: 'track',
    };
  }

  /** Inline in an album: neither ISRC nor position nor disc. */
  inAlbum(track: SandboxTrack): Json {
    const album = this.catalogue.albumOf(track);
    return {
      ...this.titles(track),
      ...this.listed(track),
      md5_image: this.albums.md5(album),
      artist: this.artists.reduced(this.catalogue.artistOf(track)),
      album: this.albums.reduced(album),
      type: 'track',
    };
  }

  /** In a playlist. @param position of the entry */
  inPlaylist(track: SandboxTrack, position: number): Json {
    const album = this.catalogue.albumOf(track);
    return {
      ...this.titles(track),
      isrc: track.isrc,
      ...this.listed(track),
      md5_image: this.albums.md5(album),
      time_add: 1_700_000_000 + position,
      artist: this.artists.linked(this.catalogue.artistOf(track)),
      album: { ...this.albums.reduced(album), upc: album.upc },
      type: 'track',
    };
  }

  /** In a top list: contributors, no ISRC. */
  inTop(track: SandboxTrack): Json {
    const { artist, album, type, ...rest } = this.inAlbum(track);
    return { ...rest, contributors: this.contributors(track), artist, album, type };
  }

  private titles(track: SandboxTrack): Json {
    const { id, isReadable, title, version } = track;
    const fullTitle = version ? `${title} ${version}` : title;
    const versionField = version === null ? {} : { title_version: version };
    return { id, readable: isReadable, title: fullTitle, title_short: title, ...versionField };
  }

  private listed(track: SandboxTrack): Json {
    const link = this.links.page('track', track.id);
    const rank = rankOf(track);
    return { link, duration: track.seconds, rank, ...this.advice(track), preview: this.preview(track) };
  }

  private advice(track: SandboxTrack): Json {
    return {
      explicit_lyrics: track.explicit === 1,
      explicit_content_lyrics: track.explicit,
      explicit_content_cover: 0,
    };
  }

  private preview(track: SandboxTrack): string {
    return track.hasPreview ? this.links.preview(track.id) : '';
  }

  private contributors(track: SandboxTrack): Json[] {
    const featured = track.featuredIds.map((artistId) => this.catalogue.artistOf({ artistId }));
    const main = this.artists.contributor(this.catalogue.artistOf(track), 'Main');
    return [main, ...featured.map((artist) => this.artists.contributor(artist, 'Featured'))];
  }
}

function rankOf(track: SandboxTrack): number {
  return 100_000 + (Math.abs(track.id) % 800_000);
}
