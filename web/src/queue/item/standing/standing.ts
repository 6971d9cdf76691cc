import type { Item, QueueState } from 'deemusic/wire';
import type { Tone } from '../../../parts/index.js';

/** How an item stands, ready to be shown. */
export interface Standing {
  tone: Tone;
  /** The sign beside the words: of a status, `waiting` for what ends by itself, `held` for what does not. */
  sign: Item['status'] | 'waiting' | 'held';
  /** In a word or two, e.g. `Downloading`. */
  text: string;
  /** What there is to say beyond that, e.g. `12.3 of 31.0 MiB`. */
  detail: string | null;
  /** Two short ones at the end of the lines, e.g. time left and speed. */
  figures: readonly [string | null, string | null];
  /** 0–1; null where nothing moves, or nobody can tell how far it is. */
  fraction: number | null;
  isMoving: boolean;
  /** Epoch ms until which the words count down; null when they hold until something happens. */
  until: number | null;
  /** Where something can be done about it; null: it goes on by itself, or there is nothing to do. */
  remedy: 'account' | 'library' | null;
}

/** What the standing of an item depends on, beside the item. */
export interface Around {
  queue: QueueState | null;
  /** Epoch ms. */
  now: number;
  /** Attempts after the first one, at most; null while it is not known. */
  maxRetries: number | null;
}
