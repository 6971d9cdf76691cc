import type { ItemStatus } from 'deemusic/wire';
import type { Schema } from '../../../api/index.js';
import type { Tone } from '../../../parts/index.js';
import { words } from '../../../words/index.js';

export type TimelineEntry = Schema<'Timeline'>['items'][number];

/** An event as it is shown. */
export interface EventWords {
  text: string;
  /** In the host's words. */
  detail: string | null;
  sign: ItemStatus | 'added' | 'expanded' | 'moved' | 'note';
  tone: Tone;
}

const TONES: Partial<Record<ItemStatus, Tone>> = {
  completed: 'good',
  failed: 'bad',
  partial: 'warning',
  downloading: 'busy',
  processing: 'busy',
};

/** @returns what happened, in words */
export function eventWords({ event, from, to, code, message }: TimelineEntry): EventWords {
  const { timeline } = words.item.drawer;
  const detail = message ?? (code && code in words.item.advice ? words.item.advice[code].short : null);
  switch (event) {
    case 'added':
      return { text: timeline.added, detail, sign: 'added', tone: 'quiet' };
    case 'expanded':
      return { text: timeline.expanded, detail, sign: 'expanded', tone: 'quiet' };
    case 'moved':
      return { text: timeline.moved, detail, sign: 'moved', tone: 'quiet' };
    case 'attempt-failed':
      return { text: timeline.attemptFailed, detail, sign: 'failed', tone: 'warning' };
    case 'returned':
      return { text: timeline.returned, detail, sign: 'pending', tone: 'quiet' };
    case 'status':
      if (to !== undefined) return { text: changeText(from, to), detail, sign: to, tone: TONES[to] ?? 'quiet' };
      break;
    case 'note':
      break;
  }
  return { text: timeline.note, detail, sign: 'note', tone: 'quiet' };
}

function changeText(from: ItemStatus | undefined, to: ItemStatus): string {
  const { timeline } = words.item.drawer;
  if (to !== 'pending') return timeline.to[to];
  if (from === 'paused') return timeline.resumed;
  return from === 'downloading' || from === 'processing' ? timeline.returned : timeline.queuedAgain;
}
