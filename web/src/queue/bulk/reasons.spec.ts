import { describe, expect, it } from '@jest/globals';
import { reasonsOf } from './reasons.js';

describe('what many items could not do', () => {
  it('is grouped by its reason, the most frequent first, whatever the items are called', () => {
    const failed = [
      { id: 'track_1', message: 'track_1 is completed; there is nothing to pause' },
      { id: 'track_2', message: 'there is no item track_2' },
      { id: 'album_3', message: 'album_3 is completed; there is nothing to pause' },
    ];
    expect(reasonsOf(failed)).toEqual([
      { message: 'is completed; there is nothing to pause', count: 2 },
      { message: 'there is no item …', count: 1 },
    ]);
  });

  it('is nothing when all went well', () => {
    expect(reasonsOf([])).toEqual([]);
  });
});
