import type { ServedFormat } from '../audio/media-library.js';
import type { AlbumView } from '../catalogue/album-view.js';
import type { Catalogue } from '../catalogue/catalogue.js';
import type { Links } from '../catalogue/links.js';
import type { SandboxTrack } from '../catalogue/model.js';
import type { TrackTokens } from '../catalogue/track-token.js';

type Json = Record<string, unknown>;

const FORMATS = ['AAC_64', 'MP3_64', 'MP3_128', 'MP3_256', 'MP3_320', 'MP4_RA1', 'MP4_RA2', 'MP4_RA3', 'FLAC'];

interface SongParts {
  catalogue: Catalogue;
  links: Links;
  albums: AlbumView;
  tokens: TrackTokens;
  sizeOf: (trackId: number, format: ServedFormat) => number;
}

/** Songs as the session tells them: upper case, nearly everything a text. */
export class SongView {
  constructor(private readonly parts: SongParts) {}

  /** @param isNested a fallback within another song has none of its own */
  song(track: SandboxTrack, isNested = false): Json {
    const { catalogue, links, tokens } = this.parts;
    const fallback = track.fallbackId === null || isNested ? null : catalogue.track(track.fallbackId);
    const artist = catalogue.artistOf(track);
    const rights = {
      STREAM_ADS_AVAILABLE: true,
      STREAM_ADS: '2000-01-01',
      STREAM_SUB_AVAILABLE: true,
      STREAM_SUB: '2000-01-01',
    };
    return {
      SNG_ID: String(track.id),
      SNG_TITLE: track.title,
      VERSION: track.version ?? '',
      ART_ID: String(artist.id),
      ART_NAME: artist.name,
      ARTISTS: this.artists(track),
      ...this.album(track),
      DISK_NUMBER: String(track.disc),
      TRACK_NUMBER: String(track.position),
      DURATION: String(track.seconds),
      GAIN: '-9.4',
      ISRC: track.isrc,
      STATUS: 0,
      TYPE: track.id < 0 ? 1 : 0,
      EXPLICIT_TRACK_CONTENT: { EXPLICIT_LYRICS_STATUS: track.explicit, EXPLICIT_COVER_STATUS: 0 },
      MEDIA: track.hasRights && track.hasPreview ? [{ TYPE: 'preview', HREF: links.preview(track.id) }] : [],
      RIGHTS: track.hasRights ? rights : {},
      TRACK_TOKEN: tokens.make(track.id),
      TRACK_TOKEN_EXPIRE: tokens.expiry(),
      ...this.sizes(track),
      ...(fallback ? { FALLBACK: this.song(fallback, true) } : {}),
      __TYPE__: 'song',
    };
  }

  private album(track: SandboxTrack): Json {
    if (track.albumId === 0) return { ALB_ID: '0', ALB_TITLE: '', ALB_PICTURE: '' };
    const album = this.parts.catalogue.albumOf(track);
    const date = track.releaseDate ?? album.releaseDate;
    return {
      ALB_ID: String(album.id),
      ALB_TITLE: album.title,
      ALB_PICTURE: this.parts.albums.md5(album),
      PHYSICAL_RELEASE_DATE: date,
      DIGITAL_RELEASE_DATE: date,
    };
  }

  private artists(track: SandboxTrack): Json[] {
    return [track.artistId, ...track.featuredIds].map((artistId, order) => {
      const artist = this.parts.catalogue.artistOf({ artistId });
      const role = { ROLE_ID: order === 0 ? '0' : '5', ARTISTS_SONGS_ORDER: String(order) };
      return { ART_ID: String(artist.id), ART_NAME: artist.name, ...role, __TYPE__: 'artist' };
    });
  }

  private sizes(track: SandboxTrack): Json {
    const size = (format: string): string => {
      const has = track.hasRights && (track.formats as readonly string[]).includes(format);
      return has ? String(this.parts.sizeOf(track.id, format as ServedFormat)) : '0';
    };
    const sizes = Object.fromEntries(FORMATS.map((format) => [`FILESIZE_${format}`, size(format)]));
    return track.id < 0 ? { ...sizes, FILESIZE_MP3_MISC: size('MP3_MISC') } : sizes;
  }
}
