import { Injectable } from '@nestjs/common';
import { LiveSettings } from '../config/index.js';
import { Clock, HostError } from '../domain/index.js';
import { QueueReader, type Admission, type ItemPatch, type QueuedItem, type Transaction } from '../queue/index.js';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Keeps the account safe: at most `deezer.tracksPerDay` full transfers begin in any 24 hours. */
@Injectable()
export class DailyLimit {
  constructor(
    private readonly settings: LiveSettings,
    private readonly queue: QueueReader,
    private readonly clock: Clock,
  ) {}

  /**
   * What a transfer that begins has to note, and whether it may begin; it throws a HostError that holds the queue with `daily-limit`
   * until the oldest transfer is a day old. Looked at in the unit that notes it: two that look at once would both see the
   * last free place. Clips are free.
   */
  of(item: QueuedItem): { patch: Pick<ItemPatch, 'transferStartedAt'>; admit: Admission } {
    if (item.quality.wanted === 'PREVIEW') return { patch: {}, admit: () => Promise.resolve() };
    const now = this.clock.now();
    return { patch: { transferStartedAt: now }, admit: (tx) => this.admit(tx, now) };
  }

  private async admit(tx: Transaction, now: number): Promise<void> {
    const limit = this.settings.current.deezer.tracksPerDay;
    if (limit === 0) return;
    const { count, oldestAt } = await this.queue.transfersSince(now - DAY_MS, tx);
    if (count >= limit) throw dailyLimitReached(limit, (oldestAt ?? now) + DAY_MS - now);
  }
}

function dailyLimitReached(limit: number, retryAfterMs: number): HostError {
  const message = `${String(limit)} tracks were downloaded within 24 hours, the limit that keeps the account safe; the setting deezer.tracksPerDay changes it.`;
  return new HostError('rate_limited', message, true, { hold: 'daily-limit', retryAfterMs });
}
