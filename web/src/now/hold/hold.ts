import type { QueueState } from 'deemusic/wire';
import { say, words } from '../../words/index.js';

/** What holds the whole queue. */
export interface Hold {
  /** In short, with the time that is left where it ends by itself. */
  text: string;
  /** In full. */
  detail: string | null;
  /** What to do about it, and where. */
  advice: { text: string; href: string } | null;
}

const PLACES = {
  auth: '/settings#account',
  config: '/settings#account',
  disk: '/settings#library',
  network: '/about',
  'daily-limit': '/settings#account',
} as const;

/**
 * What holds the queue, in words; null when nothing does, or when somebody has paused it: that says its button.
 * @param now epoch ms, by the clock of the host
 */
export function holdOf({ waiting }: Pick<QueueState, 'waiting'>, now: number): Hold | null {
  if (waiting === null || waiting.reason === 'paused-queue') return null;
  const { reason, until, message } = waiting;
  const { meaning, advice } = words.now.hold;
  const adviceText = advice[reason];
  return {
    text:
      missingSetting(message) ??
      words.item.waitingFor(reason, until === undefined ? null : say.timeSpan(Math.max(0, until - now) / 1000)),
    detail: message ?? meaning[reason] ?? null,
    advice:
      adviceText !== undefined && reason in PLACES
        ? { text: adviceText, href: PLACES[reason as keyof typeof PLACES] }
        : null,
  };
}

/** What a missing setting is called, where its key is in the host's words. */
function missingSetting(message = ''): string | undefined {
  return Object.entries(words.item.waitingForSetting).find(([key]) => message.includes(key))?.[1];
}
