import type { Clock, Stats } from '../../domain/index.js';
import type { ProgressSampler } from '../progress/progress-sampler.js';
import type { ClientLinks } from '../stream/client-links.js';

/** What the queue knows: everything but what only the notifier measures. */
export type CountedStats = Omit<Stats, 'bytesPerSecond' | 'connectedClients' | 'startedAt'>;

/** The one place that puts statistics together, for `GET /stats`, the socket and the snapshot. */
export class StatisticsService {
  private readonly startedAt: number;

  constructor(
    private readonly counted: { getStats(): Promise<CountedStats> },
    private readonly sampler: ProgressSampler,
    private readonly links: ClientLinks,
    clock: Clock,
  ) {
    this.startedAt = clock.now();
  }

  /** Kept counters, not a count over rows: cheap however long the queue is. */
  async current(): Promise<Stats> {
    return {
      ...(await this.counted.getStats()),
      bytesPerSecond: this.sampler.bytesPerSecond,
      connectedClients: this.links.count,
      startedAt: this.startedAt,
    };
  }
}
