import { useQuery } from '@tanstack/react-query';
import type { ItemStatus, Quality } from 'deemusic/wire';
import { useItem, useProgress } from '../../live/index.js';
import type { CatalogueRef } from './ref.js';
import { standingQuery } from './standing-query.js';

/** How a thing of the catalogue stands with the host, to the second. */
export interface StandingNow {
  /** False until the host has answered for the first time. */
  isKnown: boolean;
  /** null = nothing is known of it. */
  status: ItemStatus | null;
  /** Where it is in the list; null when it is not there (any more). */
  itemId: string | null;
  quality: Quality | null;
  /** Tracks of a collection that are there, of how many; null = not known. */
  have: number;
  total: number | null;
  /** 0–100. */
  progress: number;
}

export function useStanding(ref: CatalogueRef): StandingNow {
  const { data, isPending } = useQuery(standingQuery(ref));
  const itemId = data?.itemId ?? null;
  const known = useItem(itemId ?? '');
  const moving = useProgress(itemId ?? '');
  // Members of collections are heard of only while somebody looks at their collection.
  const item = known?.parentId === null ? known : undefined;
  return {
    isKnown: !isPending,
    status: item?.status ?? data?.status ?? null,
    itemId,
    quality: item ? (item.quality.got ?? item.quality.wanted) : (data?.quality ?? null),
    have: item?.children?.completed ?? data?.have ?? 0,
    total: item?.children?.total ?? data?.total ?? null,
    progress: moving?.progress ?? item?.progress ?? 0,
  };
}
