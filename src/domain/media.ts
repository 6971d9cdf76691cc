import type { MediaRef } from './item-id.js';

/** A name on a release. */
export interface ArtistCredit {
  id: string;
  name: string;
  role: 'main' | 'featured';
  /** Absent where the answer that named the artist brought no picture. */
  pictureUrl?: string | null;
}

/** What is known of an album; `null` = the source has not said (yet). Dates are `YYYY-MM-DD`, never 1900 or 0000. */
export interface Album {
  id: string;
  title: string;
  artist: string | null;
  artists: ArtistCredit[];
  upc: string | null;
  label: string | null;
  genres: string[] | null;
  releaseDate: string | null;
  recordType: string | null;
  trackCount: number | null;
  discCount: number | null;
  isExplicit: boolean | null;
  coverUrl: string | null;
}

/** What is known of a track; `null` = the source has not said (yet). */
export interface Track {
  id: string;
  /** With its version, e.g. `Song (Remastered 2015)`. */
  title: string;
  /** Display name of the main artist. */
  artist: string;
  artists: ArtistCredit[];
  album: Album | null;
  trackNumber: number | null;
  discNumber: number | null;
  durationSeconds: number | null;
  isrc: string | null;
  isExplicit: boolean | null;
  releaseDate: string | null;
  bpm: number | null;
  /** ReplayGain of the source, dB. */
  gain: number | null;
  coverUrl: string | null;
  /** The source's hint whether it can be played; not a verdict. */
  isReadable: boolean;
}

export interface Playlist {
  id: string;
  title: string;
  description: string | null;
  creator: string | null;
  /** As the source counts; may be more than can be obtained. */
  trackCount: number | null;
  coverUrl: string | null;
}

export interface Artist {
  id: string;
  name: string;
  pictureUrl: string | null;
  albumCount: number | null;
}

/** The head of a collection, and what its children inherit. */
export type Collection = { type: 'album'; album: Album } | { type: 'playlist'; playlist: Playlist };

/** A page of the members of a collection, in their order. */
export interface MemberPage {
  members: Track[];
  /** Opaque; `null` on the last page. A page may be empty although more follow. */
  nextCursor: string | null;
  total: number | null;
}

/** One search or catalogue hit. */
export interface CatalogueEntry {
  ref: MediaRef | { source: string; type: 'artist'; id: string };
  title: string;
  artist: string | null;
  album: string | null;
  coverUrl: string | null;
  durationSeconds: number | null;
  trackCount: number | null;
  isExplicit: boolean | null;
}

export interface CataloguePage {
  items: CatalogueEntry[];
  total: number | null;
  nextCursor: string | null;
}
