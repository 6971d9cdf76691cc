import type { ArtistCredit, AudioFormat, Track } from '../../domain/index.js';
import { AUDIO_FORMATS } from '../../domain/index.js';
import { readableText } from '../catalogue/readable-text.js';
import type { ApiCredit, ApiSong } from './song.schema.js';

/** How the session numbers the roles of artists. */
const ROLES: Readonly<Record<number, ArtistCredit['role']>> = { 0: 'main', 5: 'featured' };

/** What the media request needs of a track. */
export interface Song {
  id: string;
  title: string;
  artist: string;
  /** Credential for the media request. */
  trackToken: string;
  /** Epoch ms; null = not said. */
  tokenExpiresAt: number | null;
  /** Bytes of each format that there is. */
  sizes: Partial<Record<AudioFormat, number>>;
  /** What the service plays in its place. */
  fallback: Song | null;
  facts: Pick<Track, 'artists' | 'trackNumber' | 'discNumber' | 'durationSeconds' | 'isrc' | 'gain'>;
}

export function songOf(api: Omit<ApiSong, 'FALLBACK'> & { FALLBACK?: ApiSong['FALLBACK'] }): Song {
  const sizes: Song['sizes'] = {};
  for (const format of AUDIO_FORMATS) {
    const bytes = api[`FILESIZE_${format}`];
    if (bytes) sizes[format] = bytes;
  }
  return {
    id: api.SNG_ID,
    title: api.SNG_TITLE ?? '',
    artist: api.ART_NAME ?? '',
    trackToken: api.TRACK_TOKEN,
    tokenExpiresAt: api.TRACK_TOKEN_EXPIRE ? api.TRACK_TOKEN_EXPIRE * 1000 : null,
    sizes,
    fallback: api.FALLBACK ? songOf(api.FALLBACK) : null,
    facts: {
      artists: creditsOf(api.ARTISTS),
      trackNumber: known(api.TRACK_NUMBER),
      discNumber: known(api.DISK_NUMBER),
      durationSeconds: known(api.DURATION),
      isrc: api.ISRC === '' ? null : api.ISRC,
      gain: api.GAIN,
    },
  };
}

/** Whether the service has any bytes of it. */
export function hasBytes(song: Song): boolean {
  return Object.keys(song.sizes).length > 0;
}

/** The track with what only the song told; what the catalogue said stays. */
export function withFacts(track: Track, { facts }: Song): Track {
  return {
    ...track,
    artists: allArtists(track, facts.artists),
    trackNumber: track.trackNumber ?? facts.trackNumber,
    discNumber: track.discNumber ?? facts.discNumber,
    durationSeconds: track.durationSeconds ?? facts.durationSeconds,
    isrc: track.isrc ?? facts.isrc,
    gain: track.gain ?? facts.gain,
  };
}

function creditsOf(credits: readonly ApiCredit[]): ArtistCredit[] {
  const inOrder = credits.toSorted((a, b) => (a.ARTISTS_SONGS_ORDER ?? 0) - (b.ARTISTS_SONGS_ORDER ?? 0));
  return inOrder.flatMap(({ ART_ID, ART_NAME, ROLE_ID }) => {
    const role = ROLES[ROLE_ID ?? 0];
    const name = readableText(ART_NAME);
    return role && name ? [{ id: ART_ID, name, role }] : [];
  });
}

/** Lists of albums and playlists name the first artist alone; of whom the catalogue knows more, the picture stays. */
function allArtists({ artists }: Track, sung: readonly ArtistCredit[]): ArtistCredit[] {
  const isListed = artists.length <= 1 && artists.every(({ id }) => sung.some((credit) => credit.id === id));
  if (!isListed || sung.length <= artists.length) return artists;
  return sung.map((credit) => artists.find(({ id }) => id === credit.id) ?? credit);
}

/** 0 is how the service says that it does not know. */
function known(value: number | null): number | null {
  return value === 0 ? null : value;
}
