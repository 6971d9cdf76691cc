import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import type { Entry } from '../standing/ref.js';
import { entriesOf, type View } from './view-query.js';

/** Loads the pages that are missing yet. @throws ApiError of the page that could not be had */
export async function loadAll(source: UseInfiniteQueryResult<InfiniteData<View>>): Promise<Entry[]> {
  let { data, hasNextPage } = source;
  while (hasNextPage) {
    const next = await source.fetchNextPage({ throwOnError: true });
    ({ data, hasNextPage } = next);
  }
  return entriesOf(data?.pages ?? []);
}
