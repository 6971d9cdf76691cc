import type { AudioFormat } from '../../domain/index.js';

/** A format of the media service; `MP3_MISC` is what users have uploaded themselves. */
export type SandboxFormat = AudioFormat | 'MP3_MISC';

export interface SandboxArtist {
  id: number;
  name: string;
  fans: number;
  /** Artists without a picture have URLs with an empty part. */
  hasPicture: boolean;
}

export interface SandboxTrack {
  id: number;
  title: string;
  /** `null`: the field is absent. */
  version: string | null;
  artistId: number;
  featuredIds: readonly number[];
  albumId: number;
  position: number;
  disc: number;
  /** Length of the audio, too. */
  seconds: number;
  isrc: string;
  formats: readonly SandboxFormat[];
  /** What the catalogue says. A hint, not a verdict. */
  isReadable: boolean;
  /** What the media service says. */
  hasRights: boolean;
  hasPreview: boolean;
  /** The song that the session offers in its place. */
  fallbackId: number | null;
  /** The track that the catalogue offers inside of it. */
  alternativeId: number | null;
  /** `null`: as the album's. */
  releaseDate: string | null;
  /** `explicit_content_lyrics`: 0 not, 1 explicit, 2 unknown, 3 edited. */
  explicit: number;
  /** Speed of its media per connection; 0 = as set for the sandbox. */
  bytesPerSecond: number;
  /** Whether its first source breaks off in the middle, always. */
  hasDyingSource: boolean;
}

export interface SandboxAlbum {
  id: number;
  title: string;
  artistId: number;
  featuredIds: readonly number[];
  upc: string;
  label: string;
  genre: { id: number; name: string } | null;
  releaseDate: string;
  recordType: 'album' | 'single' | 'ep' | 'compile';
  trackIds: readonly number[];
  isAvailable: boolean;
  alternativeId: number | null;
  /** How the cover is told: `empty` is an empty part in the URLs, `null` is null URLs beside a `md5_image`. */
  cover: 'normal' | 'empty' | 'null';
}

/** Members by position, so that long playlists need no memory. */
export interface TrackList {
  readonly length: number;
  at(position: number): number;
}

export interface SandboxPlaylist {
  id: number;
  title: string;
  description: string;
  creator: { id: number; name: string };
  tracks: TrackList;
  /** Positions that are counted but never shown. */
  filtered: ReadonlySet<number>;
  /** Who may see it: `denied` answers that a token is needed, `hidden` as if it did not exist. */
  access: 'public' | 'denied' | 'hidden';
  hasMosaic: boolean;
}
