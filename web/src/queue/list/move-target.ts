import type { ListFeed } from './list-feed.js';

/** Where an item goes among its siblings, as the host is told. */
export type MoveTarget = { before: string } | { after: string } | { to: 'top' | 'bottom' };

/** @returns where it stands when it has left its former place; undefined when nobody knows where its neighbour is */
export function targetIndex(feed: ListFeed, from: number, target: MoveTarget): number | undefined {
  if ('to' in target) return target.to === 'top' ? 0 : (feed.size ?? 1) - 1;
  const isBefore = 'before' in target;
  const other = feed.indexOf(isBefore ? target.before : target.after);
  if (other === undefined) return undefined;
  const place = isBefore ? other : other + 1;
  return place > from ? place - 1 : place;
}
