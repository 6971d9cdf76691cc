import { useQuery } from '@tanstack/react-query';
import type { Item, ItemStatus, Quality } from 'deemusic/wire';
import { useItem, useProgress } from '../../live/index.js';
import type { CatalogueRef } from './ref.js';
import type { Standing } from './standing-loader.js';
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
  const item = useItem(itemId ?? '');
  const moving = useProgress(itemId ?? '');
  // Members of collections are heard of only while somebody looks at their collection.
  const standing = item?.parentId === null ? ofItem(item) : ofAnswer(data);
  return { isKnown: !isPending, itemId, ...standing, progress: moving?.progress ?? standing.progress };
}

type Heard = Omit<StandingNow, 'isKnown' | 'itemId'>;

function ofItem({ status, quality, children, progress }: Item): Heard {
  return {
    status,
    quality: quality.got ?? quality.wanted,
    have: children?.completed ?? 0,
    total: children?.total ?? null,
    progress,
  };
}

function ofAnswer(standing: Standing | undefined): Heard {
  if (!standing) return { status: null, quality: null, have: 0, total: null, progress: 0 };
  const { status, quality, have, total } = standing;
  return { status, quality, have, total, progress: 0 };
}
