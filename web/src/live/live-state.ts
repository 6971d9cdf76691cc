import type { Notice, QueueState, Stats } from 'deemusic/wire';
import { createStore } from 'zustand/vanilla';

/** A notice of the host with an id to dismiss it by. */
export type KeptNotice = Notice & { key: number; at: number };

export interface LiveState {
  /** `offline`: it tries again by itself. `refused`: somebody has to sign in first. */
  connection: 'connecting' | 'online' | 'offline' | 'refused';
  /** Epoch ms; null while online. */
  offlineSince: number | null;
  stats: Stats | null;
  queue: QueueState | null;
  /** Oldest first, at most {@link KEPT_NOTICES}. */
  notices: readonly KeptNotice[];
}

const KEPT_NOTICES = 5;
let nextKey = 1;

/** What is known of the host as a whole, now. */
export const liveState = createStore<LiveState>(() => ({
  connection: 'connecting',
  offlineSince: null,
  stats: null,
  queue: null,
  notices: [],
}));

/** The same notice again takes the place of the former one. */
export function addNotice(notice: Notice): void {
  liveState.setState(({ notices }) => ({
    notices: [
      ...notices.filter(({ code, message }) => code !== notice.code || message !== notice.message),
      { ...notice, key: nextKey++, at: Date.now() },
    ].slice(-KEPT_NOTICES),
  }));
}

export function dismissNotice(key: number): void {
  liveState.setState(({ notices }) => ({ notices: notices.filter((notice) => notice.key !== key) }));
}
