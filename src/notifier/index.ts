export { createSocketAdapter } from './create-socket-adapter.js';
export { NotifierModule } from './notifier.module.js';
export { StatisticsService } from './statistics/statistics.service.js';
export { statsSchema } from './statistics/stats.schema.js';
export { EventJournal } from './stream/event-journal.js';
