import type { Provider } from '@nestjs/common';
import { AccessPolicy, Peers, TokenService } from '../access/index.js';
import { LiveSettings } from '../config/index.js';
import { Clock } from '../domain/index.js';
import { DownloadService } from '../download/index.js';
import { EventBus } from '../events/index.js';
import { QueueControl, QueueReader, QueueService } from '../queue/index.js';
import { ProgressFeed } from './progress/progress.feed.js';
import { ProgressSampler } from './progress/progress-sampler.js';
import { AccessReview } from './socket/access-review.js';
import { ClientCommands } from './socket/client-commands.js';
import { ClientHandshake } from './socket/client-handshake.js';
import { NotifierGateway } from './socket/notifier.gateway.js';
import { OpenSockets } from './socket/open-sockets.js';
import { SocketAccess } from './socket/socket-access.js';
import { SpeedHistory } from './statistics/speed-history.js';
import { StatisticsService } from './statistics/statistics.service.js';
import { StatsFeed } from './statistics/stats.feed.js';
import { Broadcaster } from './stream/broadcaster.js';
import { ClientLinks } from './stream/client-links.js';
import { EventFeed } from './stream/event.feed.js';
import { EventJournal } from './stream/event-journal.js';
import { Snapshots } from './stream/snapshots.js';
import { Synchroniser } from './stream/synchroniser.js';

/** What happens in the host, on its way to the clients. */
const stream: Provider[] = [
  ClientLinks,
  { provide: EventJournal, useFactory: () => new EventJournal() },
  {
    provide: Snapshots,
    inject: [StatisticsService, QueueReader, QueueControl, EventJournal],
    useFactory: (stats: StatisticsService, reader: QueueReader, control: QueueControl, journal: EventJournal) =>
      new Snapshots(
        { stats: () => stats.current(), active: (limit) => reader.active(limit), queue: () => control.state() },
        journal,
      ),
  },
  {
    provide: Synchroniser,
    inject: [EventJournal, Snapshots],
    useFactory: (journal: EventJournal, snapshots: Snapshots) => new Synchroniser(journal, snapshots),
  },
  {
    provide: Broadcaster,
    inject: [EventJournal, ClientLinks, Synchroniser],
    useFactory: (journal: EventJournal, links: ClientLinks, synchroniser: Synchroniser) =>
      new Broadcaster(journal, links, synchroniser),
  },
  {
    provide: EventFeed,
    inject: [EventBus, Broadcaster, ProgressSampler],
    useFactory: (events: EventBus, broadcaster: Broadcaster, sampler: ProgressSampler) =>
      new EventFeed(events, broadcaster, (item) => sampler.live(item)),
  },
];

const progress: Provider[] = [
  { provide: ProgressSampler, inject: [Clock], useFactory: (clock: Clock) => new ProgressSampler(clock) },
  {
    provide: ProgressFeed,
    inject: [EventBus, ProgressSampler, Broadcaster, QueueReader],
    useFactory: (events: EventBus, sampler: ProgressSampler, broadcaster: Broadcaster, reader: QueueReader) =>
      new ProgressFeed(events, sampler, broadcaster, reader),
  },
];

const statistics: Provider[] = [
  {
    provide: StatisticsService,
    inject: [DownloadService, ProgressSampler, ClientLinks, Clock],
    useFactory: (downloads: DownloadService, sampler: ProgressSampler, links: ClientLinks, clock: Clock) =>
      new StatisticsService(downloads, sampler, links, clock),
  },
  {
    provide: SpeedHistory,
    inject: [EventBus, ProgressSampler, Clock],
    useFactory: (events: EventBus, sampler: ProgressSampler, clock: Clock) => new SpeedHistory(events, sampler, clock),
  },
  {
    provide: StatsFeed,
    inject: [EventBus, StatisticsService, Broadcaster],
    useFactory: (events: EventBus, stats: StatisticsService, broadcaster: Broadcaster) =>
      new StatsFeed(events, stats, broadcaster),
  },
];

/** What clients say, and who may say it. */
const socket: Provider[] = [
  {
    provide: SocketAccess,
    inject: [AccessPolicy, TokenService],
    useFactory: (policy: AccessPolicy, tokens: TokenService) => new SocketAccess(policy, tokens),
  },
  {
    provide: OpenSockets,
    inject: [LiveSettings, Peers],
    useFactory: (settings: LiveSettings, peers: Peers) => new OpenSockets(settings, peers),
  },
  {
    provide: ClientHandshake,
    inject: [SocketAccess, Clock],
    useFactory: (access: SocketAccess, clock: Clock) => new ClientHandshake(access, clock),
  },
  {
    provide: AccessReview,
    inject: [ClientLinks, Clock, TokenService],
    useFactory: (links: ClientLinks, clock: Clock, tokens: TokenService) =>
      new AccessReview(links, clock, tokens.revoked$),
  },
  {
    provide: ClientCommands,
    inject: [DownloadService, QueueService, QueueControl],
    useFactory: (downloads: DownloadService, queue: QueueService, control: QueueControl) =>
      new ClientCommands({ downloads, queue, control }),
  },
  NotifierGateway,
];

/** The classes of this room are plain; here they are put together. */
export const notifierProviders: Provider[] = [...stream, ...progress, ...statistics, ...socket];
