import { describe, expect, it } from '@jest/globals';
import { itemOf } from '../../../../../test/support/item-factory.js';
import { albumOf } from '../../../../../test/support/queue-factory.js';
import { byline } from './byline.js';
import { titleOf } from './title-of.js';

describe('the name of an item', () => {
  it('is its title, its number when it came to nothing, or that it is being looked up', () => {
    expect(titleOf(itemOf({ title: 'First Light' }))).toBe('First Light');
    expect(titleOf(itemOf({ title: null }))).toBe('Being looked up …');
    expect(titleOf(itemOf({ id: 'track_1000303', title: null, status: 'failed' }))).toBe('Track 1000303');
    expect(titleOf(itemOf({ id: 'album_7.track_5#2', title: null, status: 'cancelled' }))).toBe('Track 5#2');
    expect(titleOf(albumOf({}, { id: 'album_other:9', title: null, status: 'failed' }))).toBe('Album other:9');
  });

  it('is followed by artist and album, unless the line or its collection says that already', () => {
    const track = itemOf({ title: 'One', artist: 'Somebody', album: 'Two' });
    expect(byline(track)).toBe('Somebody · Two');
    expect(byline({ ...track, album: 'One' })).toBe('Somebody');
    expect(byline({ ...track, parentId: 'album_7' })).toBe('Somebody');
    expect(byline({ ...track, parentId: 'playlist_7' })).toBe('Somebody · Two');
    expect(byline({ ...track, artist: null, album: null })).toBe('');
  });
});
