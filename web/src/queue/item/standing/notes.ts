import type { Item } from 'deemusic/wire';
import { words } from '../../../words/index.js';

/** What has to be said of something that is done: nothing less than wanted goes unsaid. */
export function notesOf(item: Item): { notes: string | null; isWarning: boolean } {
  const { quality, post, reused, degraded } = item;
  const warnings: string[] = [];
  if (quality.got !== null && quality.got !== quality.wanted) {
    warnings.push(words.item.insteadOf(quality.got, quality.wanted));
  }
  if (post === 'failed' || post === 'degraded') warnings.push(words.item.post[post]);
  if (degraded && warnings.length === 0) warnings.push(words.item.degraded);
  const others = [
    ...(reused === null ? [] : [words.item.reused]),
    ...(post === 'pending' ? [words.item.post.pending] : []),
  ];
  const all = [...warnings, ...others];
  return { notes: all.length > 0 ? all.join(' · ') : null, isWarning: warnings.length > 0 };
}
