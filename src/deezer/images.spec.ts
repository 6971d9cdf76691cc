import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type DeezerAtSandbox, deezerAt } from '../../test/support/deezer-source.js';
import { useSandbox } from '../../test/support/sandbox.js';
import { CATALOGUE_TYPES } from '../domain/index.js';

const signal = new AbortController().signal;

describe('DeezerSource.ownsImage', () => {
  const sandbox = useSandbox();
  let deezer: DeezerAtSandbox;
  beforeEach(() => {
    deezer = deezerAt(sandbox());
  });
  afterEach(() => deezer.close());

  it.each(CATALOGUE_TYPES)('knows every cover of a %s that it gave, and serves it in another size', async (type) => {
    const query = type === 'playlist' ? 'odds' : 'a';
    const { items } = await deezer.source.search({ query, type, limit: 25 }, signal);
    const covers = items.flatMap(({ coverUrl }) => coverUrl ?? []);
    expect(covers.length).toBeGreaterThan(0);
    expect(covers.filter((url) => !deezer.source.ownsImage(url))).toEqual([]);
    const answer = await fetch(deezer.source.imageUrl(covers[0] ?? '', 64));
    expect(answer.headers.get('content-type')).toBe('image/jpeg');
  });

  it('knows no loopback address any more once the real service is set', async () => {
    const { items } = await deezer.source.search({ query: 'a', type: 'album', limit: 1 }, signal);
    const url = items[0]?.coverUrl ?? '';
    deezer.set({ apiUrl: 'https://api.deezer.com' });
    expect(deezer.source.ownsImage(url)).toBe(false);
    expect(deezer.source.ownsImage(url.replace(sandbox().url, 'https://cdn-images.dzcdn.net'))).toBe(true);
  });
});
