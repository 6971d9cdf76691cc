import type { Item } from 'deemusic/wire';
import { words } from '../../../words/index.js';

const RESTING: readonly Item['status'][] = ['completed', 'failed', 'cancelled', 'skipped', 'partial'];

/** @returns its title; while that is not known that it is being looked up, and its number where that came to nothing */
export function titleOf({ id, type, title, status }: Item): string {
  if (title !== null) return title;
  if (!RESTING.includes(status)) return words.item.untitled;
  return `${words.item.type[type]} ${id.replace(/^.*_/, '')}`;
}
