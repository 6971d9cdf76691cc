import { describe, expect, it } from '@jest/globals';
import type { Plugin } from '../data/plugin-queries.js';
import { moved, orderConflicts } from './order-conflicts.js';

function plugin(id: string, places: Partial<Record<Plugin['hooks'][number]['name'], number | null>>): Plugin {
  const hooks = Object.entries(places).map(([name, place]) => ({ name, place }));
  return { id, displayName: id.toUpperCase(), hooks } as Plugin;
}

describe('the order of plugins', () => {
  it('is as in the list where no plugin has wishes', () => {
    const plugins = [plugin('a', { processTrack: 1 }), plugin('b', { processTrack: 2, afterTrack: 1 })];
    expect(orderConflicts(plugins)).toEqual([]);
  });

  it('says where wishes decide otherwise', () => {
    const plugins = [
      plugin('a', { processTrack: 3, afterAlbum: 1 }),
      plugin('b', { processTrack: 1 }),
      plugin('c', { processTrack: 2, afterAlbum: 2 }),
    ];
    expect(orderConflicts(plugins)).toEqual([{ hook: 'processTrack', first: 'C', second: 'A' }]);
  });

  it('passes over hooks that are off', () => {
    expect(orderConflicts([plugin('a', { afterTrack: null }), plugin('b', { afterTrack: 1 })])).toEqual([]);
  });

  it('changes by one place, and not beyond the ends', () => {
    expect(moved(['a', 'b', 'c'], 'c', -1)).toEqual(['a', 'c', 'b']);
    expect(moved(['a', 'b', 'c'], 'a', 1)).toEqual(['b', 'a', 'c']);
    expect(moved(['a', 'b'], 'a', -1)).toEqual(['a', 'b']);
    expect(moved(['a', 'b'], 'b', 1)).toEqual(['a', 'b']);
    expect(moved(['a', 'b'], 'x', 1)).toEqual(['a', 'b']);
  });
});
