import type { Clock } from '../../domain/index.js';

/** Messages that a client may send at once … */
export const MESSAGES_AT_ONCE = 1000;
/** … and so many a second from then on. */
export const MESSAGES_PER_SECOND = 100;
/** Who goes on and on although nothing is answered any more is sent away after so many. */
export const MESSAGES_IN_VAIN = 1000;

/** How fast one client sends messages. */
export class MessagePace {
  /** Monotonic ms at which all that was sent would have been sent at an even pace. */
  private paced = 0;
  private inVain = 0;

  constructor(private readonly clock: Clock) {}

  /** Takes note of a message. @returns what is to be done with it */
  note(): 'answer' | 'refuse' | 'dismiss' {
    const now = this.clock.monotonic();
    const next = Math.max(now, this.paced) + 1000 / MESSAGES_PER_SECOND;
    if (next - now <= (MESSAGES_AT_ONCE * 1000) / MESSAGES_PER_SECOND) {
      this.paced = next;
      this.inVain = 0;
      return 'answer';
    }
    this.inVain += 1;
    return this.inVain > MESSAGES_IN_VAIN ? 'dismiss' : 'refuse';
  }
}
