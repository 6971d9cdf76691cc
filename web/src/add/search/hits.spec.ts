import { describe, expect, it } from '@jest/globals';
import type { Entry } from '../standing/ref.js';
import { hitsOf } from './hits.js';

const hit = (id: string, title = id): Entry => ({
  ref: { source: 'deezer', type: 'track', id },
  title,
  artist: null,
  album: null,
  coverUrl: null,
  durationSeconds: null,
  trackCount: null,
  isExplicit: null,
});

describe('hitsOf', () => {
  it('puts pages one after the other', () => {
    expect(hitsOf([{ items: [hit('1')] }, { items: [hit('2'), hit('3')] }]).map(({ title }) => title)).toEqual([
      '1',
      '2',
      '3',
    ]);
  });

  it('shows once what has moved to the next page meanwhile', () => {
    expect(hitsOf([{ items: [hit('1'), hit('2', 'first')] }, { items: [hit('2', 'again')] }])).toEqual([
      hit('1'),
      hit('2', 'first'),
    ]);
  });

  it('does not take a track for an album of the same number', () => {
    const album: Entry = { ...hit('1'), ref: { source: 'deezer', type: 'album', id: '1' } };
    expect(hitsOf([{ items: [hit('1'), album] }])).toHaveLength(2);
  });
});
