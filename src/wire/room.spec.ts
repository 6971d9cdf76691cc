import { describe, expect, it } from '@jest/globals';
import { isRoom } from './room.js';

describe('rooms', () => {
  it.each(['items', 'progress', 'plugins', 'item:track_1', 'item:playlist_9.track_1#2'])('%s is one', (room) => {
    expect(isRoom(room)).toBe(true);
  });

  it.each(['', '*', 'item', 'item:', 'Items', 7, null, undefined, {}, ['items']])('%j is none', (room) => {
    expect(isRoom(room)).toBe(false);
  });
});
