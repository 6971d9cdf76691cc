import { describe, expect, it } from '@jest/globals';
import { trackGain } from './track-gain.js';

describe('the ReplayGain of a track', () => {
  it('brings what Deezer measured as loudness to the reference: the louder, the less', () => {
    expect(trackGain({ source: 'deezer', gainDb: -9.4 })).toBe('-9.00 dB');
    expect(trackGain({ source: 'deezer', gainDb: -22 })).toBe('3.60 dB');
    expect(trackGain({ source: 'deezer', gainDb: -18.4 })).toBe('0.00 dB');
  });

  it('of another source is what it says', () => {
    expect(trackGain({ source: 'elsewhere', gainDb: -7.2 })).toBe('-7.20 dB');
    expect(trackGain({ source: 'elsewhere', gainDb: -0.001 })).toBe('0.00 dB');
  });

  it('is unknown rather than wrong', () => {
    expect(trackGain({ source: 'deezer', gainDb: null })).toBeNull();
    expect(trackGain({ source: 'deezer', gainDb: Number.NaN })).toBeNull();
    expect(trackGain({ source: 'elsewhere', gainDb: -1000 })).toBeNull();
  });
});
