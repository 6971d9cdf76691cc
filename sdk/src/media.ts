/** A name on a release. */
export interface ArtistCredit {
  id: string;
  name: string;
  role: 'main' | 'featured';
}

/** What is known of an album; `null` = nobody has said. Dates are `YYYY-MM-DD`. */
export interface AlbumInfo {
  id: string;
  title: string;
  artist: string | null;
  artists: ArtistCredit[];
  upc: string | null;
  label: string | null;
  genres: string[] | null;
  releaseDate: string | null;
  /** E.g. `album`, `single`, `ep`, `compilation`. */
  recordType: string | null;
  trackCount: number | null;
  discCount: number | null;
  isExplicit: boolean | null;
}

/** What is known of a track; `null` = nobody has said. */
export interface TrackInfo {
  /** Id within the source. */
  id: string;
  /** E.g. `deezer`. */
  source: string;
  /** With its version, e.g. `Song (Remastered 2015)`. */
  title: string;
  /** Display name of the main artist. */
  artist: string;
  artists: ArtistCredit[];
  album: AlbumInfo | null;
  trackNumber: number | null;
  discNumber: number | null;
  durationSeconds: number | null;
  isrc: string | null;
  isExplicit: boolean | null;
  releaseDate: string | null;
  bpm: number | null;
  /** Track gain as the source measures it, dB (ReplayGain). */
  gainDb: number | null;
}

export interface PlaylistInfo {
  id: string;
  source: string;
  title: string;
  description: string | null;
  creator: string | null;
  /** As the source counts; may be more than can be obtained. */
  trackCount: number | null;
}

/** A picture that the host fetched; a local file, never to be changed. */
export interface ImageFile {
  /** Absolute. */
  path: string;
  mime: 'image/jpeg' | 'image/png';
  /** Pixels. */
  width: number;
  height: number;
  bytes: number;
}

export type ImageKind = 'cover' | 'artistImage' | 'playlistImage';

export type AudioQuality = 'FLAC' | 'MP3_320' | 'MP3_128' | 'PREVIEW';

/** The audio file of a track. Read it by `path`; change it by `ctx.files.edit` alone. */
export interface AudioFile {
  /** Absolute; of a staged file, which nobody else sees yet, or of the published one. */
  path: string;
  /** Where it is or will be, relative to the library, with `/`. */
  libraryPath: string;
  format: AudioQuality;
  /** E.g. `audio/flac`. */
  mime: 'audio/flac' | 'audio/mpeg';
  /** Without the dot, e.g. `flac`. */
  extension: string;
  isPublished: boolean;
}
