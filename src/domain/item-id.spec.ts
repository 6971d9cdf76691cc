import { describe, expect, it } from '@jest/globals';
import { childItemId, itemId } from './item-id.js';

describe('item ids', () => {
  it('names the source only when it is not the default one', () => {
    expect(itemId({ source: 'deezer', type: 'track', id: '3135556' })).toBe('track_3135556');
    expect(itemId({ source: 'shelf', type: 'track', id: '7' })).toBe('track_shelf:7');
  });

  it('numbers later occurrences of a track in a collection', () => {
    const track = { source: 'deezer', type: 'track', id: '1' } as const;
    expect(childItemId('playlist_9', track)).toBe('playlist_9.track_1');
    expect(childItemId('playlist_9', track, 2)).toBe('playlist_9.track_1#2');
  });
});
