import { words } from '../../words/index.js';
import type { StandingNow } from './use-standing.js';

/** How a thing stands, in few words. */
export function standingText({
  status,
  progress,
  have,
  total,
  quality,
}: Omit<StandingNow, 'isKnown' | 'itemId'>): string {
  switch (status) {
    case null:
      return '';
    case 'completed':
      return quality === 'PREVIEW' ? words.add.havePreview : words.add.have;
    case 'partial':
      return total === null ? words.item.status.partial : words.add.havePart(have, total);
    case 'downloading':
      return words.add.percent(Math.floor(progress));
    default:
      return words.item.status[status];
  }
}
