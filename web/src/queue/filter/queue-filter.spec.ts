import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ItemStatus } from 'deemusic/wire';
import {
  filterOf,
  groupOf,
  isFiltering,
  isOrderable,
  QUEUE_SORTS,
  STATUS_GROUPS,
  writeFilter,
} from './queue-filter.js';

const all = Object.values<readonly ItemStatus[]>(STATUS_GROUPS).flat();
const filters = fc.record({
  statuses: fc.oneof(fc.constantFrom(...Object.values(STATUS_GROUPS)), fc.subarray(all)),
  type: fc.constantFrom('track' as const, 'album' as const, 'playlist' as const, null),
  words: fc.string({ maxLength: 40 }).map((text) => text.trim()),
  sort: fc.constantFrom(...QUEUE_SORTS),
});

describe('the filter of the queue', () => {
  it('comes back from the address as it was written', () => {
    fc.assert(
      fc.property(filters, (filter) => {
        const after = filterOf(
          new URLSearchParams(writeFilter(new URLSearchParams('item=track_1'), filter).toString()),
        );
        expect({ ...after, statuses: [...after.statuses].sort() }).toEqual({
          ...filter,
          statuses: [...filter.statuses].sort(),
        });
      }),
    );
  });

  it('leaves the rest of the address alone, and says nothing of what is usual', () => {
    const search = writeFilter(new URLSearchParams('item=track_1&status=active&sort=added'), {
      statuses: [],
      sort: 'position',
    });
    expect(search.toString()).toBe('item=track_1');
  });

  it('takes tabs by name and statuses with commas, and knows the tab again', () => {
    expect(filterOf(new URLSearchParams('status=problems')).statuses).toEqual(['failed', 'partial']);
    expect(groupOf(filterOf(new URLSearchParams('status=partial,failed')).statuses)).toBe('problems');
    expect(groupOf(filterOf(new URLSearchParams('status=failed')).statuses)).toBeNull();
  });

  it('shows everything where an address is not understood', () => {
    const filter = filterOf(new URLSearchParams('status=lost&type=video&sort=mood&q=%20%20'));
    expect(filter).toEqual({ statuses: [], type: null, words: '', sort: 'position' });
    expect(isFiltering(filter)).toBe(false);
    expect(isOrderable(filter)).toBe(true);
  });
});
