import { describe, expect, it } from '@jest/globals';
import { entryRef } from './entry-ref.js';

describe('entryRef', () => {
  it.each([
    ['track_3135556', { type: 'track', id: '3135556' }],
    ['album_302127', { type: 'album', id: '302127' }],
    ['playlist_908622995', { type: 'playlist', id: '908622995' }],
    ['album_302127.track_3135556', { type: 'track', id: '3135556' }],
    ['playlist_1.track_2#2', { type: 'track', id: '2' }],
    ['track_other:ab.c', { type: 'track', id: 'ab.c', source: 'other' }],
    ['album_other:x.track_other:y', { type: 'track', id: 'y', source: 'other' }],
    ['track_-12', { type: 'track', id: '-12' }],
  ])('%s', (id, ref) => {
    expect(entryRef(id)).toEqual(ref);
  });

  it('is nothing for what is no id', () => {
    expect(entryRef('artist_1')).toBeNull();
    expect(entryRef('')).toBeNull();
  });
});
