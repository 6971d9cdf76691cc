import { infiniteQueryOptions } from '@tanstack/react-query';
import { call, rest, type Schema } from '../../api/index.js';
import { keyOf, type CatalogueRef, type Entry } from '../standing/ref.js';
import { Lane } from './lane.js';

export type View = Schema<'CatalogueView'>;

/** First words of the keys of all these answers. */
export const VIEWS = ['catalogue', 'view'] as const;

/** A hundred pasted links must not keep the browser from asking for something else. */
const lane = new Lane(4);

/** A thing of the catalogue, with what is in it, page by page. */
export function viewQuery(ref: CatalogueRef) {
  const { source, type, id } = ref;
  return infiniteQueryOptions({
    queryKey: [...VIEWS, keyOf(ref)],
    queryFn: ({ pageParam, signal }) => {
      const query = { source, ...(pageParam !== null && { cursor: pageParam }) };
      const ask = () =>
        call(rest.GET('/api/v1/catalog/{type}/{id}', { params: { path: { type, id }, query }, signal }));
      return lane.run(ask, signal);
    },
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
    // Nothing that happens at the host changes the catalogue.
    staleTime: (query) => (query.state.data ? 'static' : 0),
  });
}

/** What is in all pages that were loaded. */
export function entriesOf(pages: readonly View[]): Entry[] {
  return pages.flatMap(({ items }) => items);
}

/** The thing itself as an entry of a list. */
export function entryOf(ref: CatalogueRef, view: View): Entry {
  const [first] = view.items;
  if (ref.type === 'track' && first) return { ...first, ref };
  return {
    ref,
    title: view.title,
    artist: view.artist,
    album: null,
    coverUrl: view.coverUrl,
    durationSeconds: null,
    trackCount: view.trackCount,
    isExplicit: null,
  };
}
