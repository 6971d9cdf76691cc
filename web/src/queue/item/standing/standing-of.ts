import type { Item, ProgressEntry } from 'deemusic/wire';
import { words } from '../../../words/index.js';
import { collectionStanding } from './collection-standing.js';
import type { Around, Standing } from './standing.js';
import { trackStanding } from './track-standing.js';
import { waitOf, waitingStanding } from './waiting.js';

const AT_REST: Standing = {
  tone: 'quiet',
  sign: 'pending',
  text: words.item.status.pending,
  detail: null,
  figures: [null, null],
  fraction: null,
  isMoving: false,
  until: null,
  remedy: null,
};

/** @returns how the item stands, in words and numbers; nothing is left out that somebody may have to act on */
export function standingOf(item: Item, progress: ProgressEntry | undefined, around: Around): Standing {
  const wait = waitOf(item, around);
  if (wait) return { ...AT_REST, figures: membersOf(item), ...waitingStanding(item, wait, around) };
  return { ...AT_REST, ...(item.children ? collectionStanding(item, progress) : trackStanding(item, progress)) };
}

/** What waits keeps the sight of how far it was. */
function membersOf({ children }: Item): Standing['figures'] {
  if (!children || children.total === 0) return [null, null];
  return [words.item.members(children.completed + children.skipped, children.total), null];
}
