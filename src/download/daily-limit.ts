import { Injectable } from '@nestjs/common';
import { LiveSettings } from '../config/index.js';
import { Clock, HostError } from '../domain/index.js';
import { QueueReader, type QueuedItem, type RunContext } from '../queue/index.js';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Keeps the account safe: at most `deezer.tracksPerDay` full transfers begin in any 24 hours. */
@Injectable()
export class DailyLimit {
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly settings: LiveSettings,
    private readonly queue: QueueReader,
    private readonly clock: Clock,
  ) {}

  /**
   * Counts a transfer that is about to begin. Clips and transfers that go on are free.
   * @param recording what is about to be transferred; bytes that are staged of another one do not count
   * @throws HostError that holds the queue with `daily-limit` until the oldest transfer is a day old
   */
  admit(item: QueuedItem, recording: string, run: RunContext): Promise<void> {
    if (item.quality.wanted === 'PREVIEW' || item.staged?.recording === recording) return Promise.resolve();
    // One after the other: two that look at once would both see the last free place.
    const admission = this.last.then(() => this.count(run));
    this.last = admission.catch(() => undefined);
    return admission;
  }

  private async count(run: RunContext): Promise<void> {
    const limit = this.settings.current.deezer.tracksPerDay;
    const now = this.clock.now();
    if (limit > 0) {
      const { count, oldestAt } = await this.queue.transfersSince(now - DAY_MS);
      if (count >= limit) throw dailyLimitReached(limit, (oldestAt ?? now) + DAY_MS - now);
    }
    await run.save({ transferStartedAt: now });
  }
}

function dailyLimitReached(limit: number, retryAfterMs: number): HostError {
  const message = `${String(limit)} tracks were downloaded within 24 hours, the limit that keeps the account safe; the setting deezer.tracksPerDay changes it.`;
  return new HostError('rate_limited', message, true, { hold: 'daily-limit', retryAfterMs });
}
