import { Module } from '@nestjs/common';
import { DownloadModule } from '../download/index.js';
import { QueueModule } from '../queue/index.js';
import { notifierProviders } from './notifier.providers.js';
import { StatisticsService } from './statistics/statistics.service.js';
import { StatsController } from './statistics/stats.controller.js';
import { EventJournal } from './stream/event-journal.js';

/**
 * Progress, statistics, event journal and the socket. Needs the global modules of settings, events and access; the host
 * sets the adapter of `createSocketAdapter(app)` before it listens.
 */
@Module({
  imports: [QueueModule, DownloadModule],
  controllers: [StatsController],
  providers: notifierProviders,
  exports: [StatisticsService, EventJournal],
})
export class NotifierModule {}
