import { describe, expect, it } from '@jest/globals';
import { factsOf } from './facts.js';
import type { View } from './view-query.js';

const view = (changes: Partial<View>): View => ({
  type: 'album',
  id: '1',
  title: 'T',
  artist: null,
  coverUrl: null,
  releaseDate: null,
  trackCount: null,
  items: [],
  total: null,
  nextCursor: null,
  ...changes,
});

describe('factsOf', () => {
  it('tells tracks, length and release of an album', () => {
    const facts = factsOf('album', view({ trackCount: 12, releaseDate: '2019-11-08' }), 2880);
    expect(facts).toMatch(/^12 tracks · 48 min · Released .*2019/);
  });

  it('leaves out what nobody knows', () => {
    expect(factsOf('playlist', view({ total: 1 }), null)).toBe('1 track');
    expect(factsOf('album', view({}), null)).toBe('');
  });

  it('counts the albums of an artist', () => {
    expect(factsOf('artist', view({ total: 9, trackCount: null }), 100)).toBe('9 albums');
  });

  it('shows a date that is none as it is', () => {
    expect(factsOf('album', view({ releaseDate: '0000-00-00' }), null)).toBe('Released 0000-00-00');
  });

  it('shows the day of the service, wherever the browser is', () => {
    expect(factsOf('album', view({ releaseDate: '2020-01-01' }), null)).toContain('2020');
  });
});
