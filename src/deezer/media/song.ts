import type { AudioFormat, Track } from '../../domain/index.js';
import { AUDIO_FORMATS } from '../../domain/index.js';
import type { ApiSong } from './song.schema.js';

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
  facts: Pick<Track, 'trackNumber' | 'discNumber' | 'durationSeconds' | 'isrc' | 'gain'>;
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
    trackNumber: track.trackNumber ?? facts.trackNumber,
    discNumber: track.discNumber ?? facts.discNumber,
    durationSeconds: track.durationSeconds ?? facts.durationSeconds,
    isrc: track.isrc ?? facts.isrc,
    gain: track.gain ?? facts.gain,
  };
}

/** 0 is how the service says that it does not know. */
function known(value: number | null): number | null {
  return value === 0 ? null : value;
}
