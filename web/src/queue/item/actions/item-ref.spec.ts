import { describe, expect, it } from '@jest/globals';
import { refOf } from './item-ref.js';

describe('what an item is of', () => {
  it.each([
    ['track_3135556', { type: 'track', id: '3135556' }],
    ['track_-2000001', { type: 'track', id: '-2000001' }],
    ['album_other:a_b:c', { type: 'album', source: 'other', id: 'a_b:c' }],
    ['playlist_my-source:9', { type: 'playlist', source: 'my-source', id: '9' }],
  ])('%s', (id, ref) => {
    expect(refOf(id)).toEqual(ref);
  });

  it('is no guess', () => {
    expect(() => refOf('something')).toThrow('something');
  });
});
