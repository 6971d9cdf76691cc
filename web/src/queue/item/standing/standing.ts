import type { Item, ProgressEntry, QueueState } from 'deemusic/wire';
import { words } from '../../../words/index.js';

/** How an item stands, ready to be shown. */
export interface Standing {
  tone: 'quiet' | 'busy' | 'good' | 'warning' | 'bad';
  text: string;
  detail: string | null;
  /** 0–1; null where nothing moves. */
  fraction: number | null;
  isMoving: boolean;
}

/** @param now epoch ms */
export function standing(
  item: Item,
  progress: ProgressEntry | undefined,
  _queue: QueueState | null,
  _now: number,
): Standing {
  const isMoving = item.status === 'downloading' || item.status === 'processing';
  return {
    tone: isMoving ? 'busy' : 'quiet',
    text: words.item.status[item.status],
    detail: null,
    fraction: isMoving ? (progress?.progress ?? item.progress) / 100 : null,
    isMoving,
  };
}
