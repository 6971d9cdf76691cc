import { Logger } from '@nestjs/common';
import { exhaustMap, filter, type Subscription } from 'rxjs';
import type { EventBus } from '../../events/index.js';
import { LINGER_MS } from '../progress/progress.feed.js';
import { ticksWhileActive } from '../progress/ticks-while-active.operator.js';
import { EVERYONE } from '../stream/audience.js';
import type { Broadcaster } from '../stream/broadcaster.js';
import type { StatisticsService } from './statistics.service.js';

/** Between two `stats` messages, ms. */
export const STATS_PERIOD_MS = 1000;

/** Sends the statistics to all clients while something moves. */
export class StatsFeed {
  private readonly logger = new Logger('Notifier');
  private subscription: Subscription | null = null;

  constructor(
    private readonly events: EventBus,
    private readonly statistics: StatisticsService,
    private readonly broadcaster: Broadcaster,
  ) {}

  onModuleInit(): void {
    this.subscription = this.events.all$
      .pipe(
        ticksWhileActive(STATS_PERIOD_MS, LINGER_MS + STATS_PERIOD_MS),
        filter(() => this.broadcaster.hasClients),
        exhaustMap(() => this.send()),
      )
      .subscribe();
  }

  onModuleDestroy(): void {
    this.subscription?.unsubscribe();
  }

  private async send(): Promise<void> {
    try {
      this.broadcaster.send('stats', await this.statistics.current(), [EVERYONE]);
    } catch (error) {
      this.logger.warn(`Statistics could not be read: ${String(error)}`);
    }
  }
}
