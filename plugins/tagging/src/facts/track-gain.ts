import type { TrackInfo } from '@deemusic/plugin-sdk';

/**
 * Deezer's `gain` is not a gain: it is how loud the track is, in dB, the louder the nearer to 0. ReplayGain is what brings a track to
 * the reference, so quiet music gets more of it: the reference minus the loudness. -18.4 is the reference that the tools around
 * Deezer agree on; ReplayGain 2 says -18 LUFS.
 */
const REFERENCE_BY_SOURCE: Readonly<Partial<Record<string, number>>> = { deezer: -18.4 };

/** Beyond it is no music. */
const LARGEST_GAIN_DB = 60;

/** E.g. `-7.20 dB`; null when nothing sound is known. Of other sources than Deezer the value is taken as a gain. */
export function trackGain({ gainDb, source }: Pick<TrackInfo, 'gainDb' | 'source'>): string | null {
  if (gainDb === null || !Number.isFinite(gainDb)) return null;
  const reference = REFERENCE_BY_SOURCE[source];
  const gain = reference === undefined ? gainDb : reference - gainDb;
  if (Math.abs(gain) > LARGEST_GAIN_DB) return null;
  const text = gain.toFixed(2);
  return `${text === '-0.00' ? '0.00' : text} dB`;
}
