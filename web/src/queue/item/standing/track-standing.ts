import type { Item, ProgressEntry } from 'deemusic/wire';
import { say, words } from '../../../words/index.js';
import { notesOf } from './notes.js';
import type { Standing } from './standing.js';

/** How a track stands that waits for nothing in particular. */
export function trackStanding(item: Item, progress: ProgressEntry | undefined): Partial<Standing> {
  const shared = { sign: item.status, text: words.item.status[item.status] };
  switch (item.status) {
    case 'downloading':
      return { ...shared, ...transferring(item, progress) };
    case 'processing':
      return { ...shared, ...finishing(item) };
    case 'completed':
      return { ...shared, ...completed(item) };
    case 'failed':
      return { ...shared, tone: 'bad', detail: item.error && words.item.advice[item.error.code].short };
    case 'pending':
    case 'paused':
      return { ...shared, detail: partThere(item) };
    case 'cancelled':
    case 'skipped':
    case 'partial':
    default:
      return shared;
  }
}

function transferring(item: Item, progress: ProgressEntry | undefined): Partial<Standing> {
  const { bytes, totalBytes } = progress ?? item;
  const stage = progress?.stage ?? item.stage ?? 'transferring';
  const isTransfer = stage === 'transferring';
  return {
    tone: 'busy',
    isMoving: true,
    text: words.item.stage[stage],
    detail: isTransfer ? (totalBytes === null ? say.bytes(bytes) : say.bytesOf(bytes, totalBytes)) : null,
    figures: isTransfer ? pace(progress) : [null, null],
    fraction: stage === 'verifying' ? 1 : isTransfer && totalBytes ? Math.min(1, bytes / totalBytes) : null,
  };
}

function finishing(item: Item): Partial<Standing> {
  const isPublishing = item.stage === 'publishing';
  return {
    tone: 'busy',
    isMoving: true,
    text: isPublishing ? words.item.stage.publishing : words.item.stage.processing,
    figures: [item.totalBytes === null ? null : say.bytes(item.totalBytes), null],
    fraction: 1,
  };
}

function completed(item: Item): Partial<Standing> {
  const { notes, isWarning } = notesOf(item);
  return {
    tone: isWarning ? 'warning' : 'good',
    detail: notes,
    figures: [item.bytes > 0 ? say.bytes(item.bytes) : null, item.quality.got],
  };
}

/** What an earlier attempt left is gone on from. */
function partThere({ bytes, totalBytes }: Item): string | null {
  if (bytes === 0) return null;
  return words.item.there(totalBytes === null ? say.bytes(bytes) : say.bytesOf(bytes, totalBytes));
}

/** Time left and speed, while they can be told. */
export function pace(progress: ProgressEntry | undefined): readonly [string | null, string | null] {
  if (!progress) return [null, null];
  const { etaSeconds, bytesPerSecond } = progress;
  return [
    etaSeconds === null ? null : words.item.left(say.timeSpan(etaSeconds)),
    bytesPerSecond > 0 ? say.speed(bytesPerSecond) : null,
  ];
}
