import { seededNumber } from '../seed.js';
import { GENERATED_ALBUM_BASE, GENERATED_ARTIST_BASE, GENERATED_PLAYLIST_BASE, GENERATED_TRACK_BASE } from './ids.js';
import type { SandboxAlbum, SandboxArtist, SandboxPlaylist, SandboxTrack } from './model.js';
import { newAlbum, newTrack } from './defaults.js';

const TRACKS_PER_ALBUM = 10;
const ARTISTS = 50;
/** More than any playlist of the service, and as many numbers as the id ranges leave. */
const MOST_TRACKS = 1_000_000;

const FIRST = ['Amber', 'Quiet', 'Paper', 'Northern', 'Hollow', 'Velvet', 'Distant', 'Silver', 'Slow', 'Open'];
const SECOND = [
  'Harbour',
  'Lanterns',
  'Orchard',
  'Signals',
  'Rivers',
  'Windows',
  'Meadow',
  'Engines',
  'Tides',
  'Letters',
];

function name(text: string): string {
  return `${FIRST[seededNumber(`first ${text}`, FIRST.length)] ?? ''} ${SECOND[seededNumber(text, SECOND.length)] ?? ''}`;
}

function indexOf(id: number, base: number, limit: number): number | null {
  const index = id - base;
  return Number.isSafeInteger(index) && index >= 0 && index < limit ? index : null;
}

/** Id of a playlist of that many generated tracks. */
export function generatedPlaylistId(tracks: number): number {
  if (!Number.isInteger(tracks) || tracks < 0 || tracks > MOST_TRACKS) {
    throw new RangeError(`a generated playlist has 0 to ${String(MOST_TRACKS)} tracks, not ${String(tracks)}`);
  }
  return GENERATED_PLAYLIST_BASE + tracks;
}

export function generatedPlaylist(id: number): SandboxPlaylist | null {
  const length = indexOf(id, GENERATED_PLAYLIST_BASE, MOST_TRACKS + 1);
  if (length === null) return null;
  return {
    id,
    title: `A Playlist of ${String(length)}`,
    description: 'Made on demand',
    creator: { id: 6000001, name: 'Sandbox' },
    tracks: { length, at: (position) => GENERATED_TRACK_BASE + position },
    filtered: new Set(),
    access: 'public',
    hasMosaic: false,
  };
}

export function generatedTrack(id: number): SandboxTrack | null {
  const index = indexOf(id, GENERATED_TRACK_BASE, MOST_TRACKS);
  if (index === null) return null;
  const album = Math.floor(index / TRACKS_PER_ALBUM);
  return newTrack({
    id,
    title: `${name(`track ${String(index)}`)} ${String(index + 1)}`,
    artistId: GENERATED_ARTIST_BASE + (album % ARTISTS),
    albumId: GENERATED_ALBUM_BASE + album,
    position: (index % TRACKS_PER_ALBUM) + 1,
    isrc: `QZSBX27${String(index % 100_000).padStart(5, '0')}`,
    seconds: 6,
  });
}

export function generatedAlbum(id: number): SandboxAlbum | null {
  const index = indexOf(id, GENERATED_ALBUM_BASE, MOST_TRACKS / TRACKS_PER_ALBUM);
  if (index === null) return null;
  const first = GENERATED_TRACK_BASE + index * TRACKS_PER_ALBUM;
  return newAlbum({
    id,
    title: `${name(`album ${String(index)}`)}, Vol. ${String(index + 1)}`,
    artistId: GENERATED_ARTIST_BASE + (index % ARTISTS),
    upc: String(725_000_000_000 + index),
    trackIds: Array.from({ length: TRACKS_PER_ALBUM }, (_, position) => first + position),
  });
}

export function generatedArtist(id: number): SandboxArtist | null {
  const index = indexOf(id, GENERATED_ARTIST_BASE, ARTISTS);
  if (index === null) return null;
  return {
    id,
    name: `The ${name(`artist ${String(index)}`)} ${String(index + 1)}`,
    fans: 1000 + index,
    hasPicture: true,
  };
}
