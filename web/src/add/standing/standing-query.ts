import { queryOptions } from '@tanstack/react-query';
import { isMedia, keyOf, type CatalogueRef } from './ref.js';
import { askStanding } from './standing-loader.js';

/** First words of the keys of all these answers. */
export const STANDINGS = ['downloads', 'lookup'] as const;

export function standingQuery(ref: CatalogueRef) {
  return queryOptions({
    queryKey: [...STANDINGS, keyOf(ref)],
    queryFn: () => {
      if (!isMedia(ref)) throw new Error('artists are not downloaded');
      return askStanding(ref);
    },
    enabled: isMedia(ref),
    retry: false,
  });
}
