import type { Item, LeafStatus } from 'deemusic/wire';
import { words } from '../../../words/index.js';

/** A stretch of the bar, from the start of the line on; both 0–1. */
export interface Part {
  name: 'done' | 'running' | 'failed' | 'ended';
  from: number;
  size: number;
}

/**
 * How the members of a collection stand, side by side; what is to come is the rest of the bar.
 * @param fraction of all of it, with what runs, 0–1; null: only what has ended is shown
 */
export function partsOf({ children }: Item, fraction: number | null): Part[] {
  if (!children || children.total === 0) return [];
  const share = (count: number): number => count / children.total;
  const done = share(children.completed + children.skipped);
  const running = fraction === null ? 0 : Math.max(0, Math.min(fraction, 1) - done);
  const sizes: [Part['name'], number][] = [
    ['done', done],
    ['running', running],
    ['failed', share(children.failed)],
    ['ended', share(children.cancelled)],
  ];
  let from = 0;
  return sizes.map(([name, wanted]) => {
    const part = { name, from, size: Math.min(wanted, 1 - from) };
    from += part.size;
    return part;
  });
}

const ORDER: readonly LeafStatus[] = [
  'completed',
  'downloading',
  'processing',
  'pending',
  'paused',
  'failed',
  'cancelled',
  'skipped',
];

/** @returns how many members stand how, e.g. `7 completed, 1 failed` */
export function membersText({ children }: Item): string {
  if (!children) return '';
  return ORDER.filter((status) => children[status] > 0)
    .map((status) => words.item.standing(children[status], status))
    .join(', ');
}
