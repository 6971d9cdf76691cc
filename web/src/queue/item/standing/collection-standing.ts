import type { ChildCounts, Item, ProgressEntry } from 'deemusic/wire';
import { say, words } from '../../../words/index.js';
import { notesOf } from './notes.js';
import type { Standing } from './standing.js';
import { pace } from './track-standing.js';

/** How an album or a playlist stands, by its members. */
export function collectionStanding(item: Item, progress: ProgressEntry | undefined): Partial<Standing> {
  const { status, children } = item;
  const shared = { sign: status, text: words.item.status[status] };
  if (!children || children.total === 0) return { ...shared, ...unlisted(item) };
  const done = children.completed + children.skipped;
  switch (status) {
    case 'downloading':
    case 'processing':
      return {
        ...shared,
        ...moving(item, progress),
        detail: joined(words.item.membersOf(done, children.total), bad(children)),
      };
    case 'completed':
      return { ...shared, ...completed(item, children) };
    case 'partial':
      return { ...shared, tone: 'warning', detail: missing(children), figures: size(item) };
    case 'failed':
      return { ...shared, tone: 'bad', detail: missing(children) };
    case 'pending':
    case 'paused':
    case 'cancelled':
    case 'skipped':
    default:
      return { ...shared, detail: joined(words.item.membersOf(done, children.total), bad(children)) };
  }
}

function moving(item: Item, progress: ProgressEntry | undefined): Partial<Standing> {
  const fraction = (progress?.progress ?? item.progress) / 100;
  return { tone: 'busy', isMoving: true, figures: pace(progress), fraction };
}

function completed(item: Item, { total }: ChildCounts): Partial<Standing> {
  const { notes, isWarning } = notesOf(item);
  return {
    tone: isWarning ? 'warning' : 'good',
    detail: joined(words.item.tracks(total), notes),
    figures: size(item),
  };
}

function size({ bytes, quality }: Item): Standing['figures'] {
  return [bytes > 0 ? say.bytes(bytes) : null, quality.got];
}

/** Nothing is known of its members yet, or there are none. */
function unlisted({ status, stage, error }: Item): Partial<Standing> {
  if (status === 'failed') return { tone: 'bad', detail: error && words.item.advice[error.code].short };
  if (stage === 'resolving') return { tone: 'busy', isMoving: true, text: words.item.stage.resolving };
  return {};
}

/** @returns e.g. `7 of 8 tracks, 1 failed` */
function missing(children: ChildCounts): string {
  return joined(words.item.membersOf(children.completed + children.skipped, children.total), bad(children), ', ');
}

function bad({ failed, cancelled }: ChildCounts): string | null {
  const parts = [
    ...(failed > 0 ? [words.item.standing(failed, 'failed')] : []),
    ...(cancelled > 0 ? [words.item.standing(cancelled, 'cancelled')] : []),
  ];
  return parts.length > 0 ? parts.join(', ') : null;
}

function joined(first: string, second: string | null, by = ' · '): string {
  return second === null ? first : `${first}${by}${second}`;
}
