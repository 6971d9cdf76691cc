import type { Item } from 'deemusic/wire';
import type { Span } from './sparse-list.js';

/** One list of the host, of which only what is looked at is held here. */
export interface ListFeed {
  /** Rows of it; null while that is not known. */
  readonly size: number | null;
  /** Whether {@link size} is that of the whole list; else it grows as one scrolls. */
  readonly isSizeFinal: boolean;
  /** Why the last question was not answered; null when it was. */
  readonly error: Error | null;
  at(index: number): string | undefined;
  indexOf(id: string): number | undefined;
  /** Says what is looked at; what of it is not known is asked for. */
  look(span: Span): void;
  /** Asks for a row that nobody looks at, and for those after it. Says what went wrong as {@link error}. */
  load(index: number): Promise<void>;
  /** What is known may be outdated: asks anew for what is looked at. */
  doubt(): void;
  /** Puts one in at once, where it is not known yet; `atEnd`: behind all others. */
  add(id: string, atEnd: boolean): void;
  /** Takes one out at once. */
  drop(id: string): void;
  /** Puts one in another place at once. */
  move(id: string, to: number): void;
  /** Asks again after an error. */
  retry(): void;
  /** Nobody looks any more: ends questions that are under way. What is known stays. */
  rest(): void;
}

/** A part of a list, as the host answers. */
export interface ListAnswer {
  items: Item[];
  total: number | null;
  nextCursor: string | null;
}

/** Where an answer is to begin. */
export type ListPlace = { offset: number } | { cursor: string | null };

/** Asks the host for at most {@link PAGE_SIZE} items of a list. @throws ApiError, AbortError */
export type AskList = (place: ListPlace, signal: AbortSignal) => Promise<ListAnswer>;

/** Items of one answer: about 50 KiB. */
export const PAGE_SIZE = 50;

/** What a feed needs of the world around it. */
export interface FeedSurroundings {
  ask: AskList;
  /** Takes the items of an answer, before the feed says that it has changed. */
  absorb: (items: readonly Item[], askedAt: number) => void;
  /** What is known has changed. */
  changed: () => void;
  /** Whether the item of an id is still held; feeds hold ids alone. */
  isHeld: (id: string) => boolean;
  /** A place that must not be forgotten however far away it is. */
  isPinned: (id: string) => boolean;
}
