import { Logger, type Provider } from '@nestjs/common';
import { distinctUntilChanged, map } from 'rxjs';
import { LiveSettings } from '../../config/index.js';
import { Clock } from '../../domain/index.js';
import { HttpClient, networkPolicy, OutageMonitor } from '../../http/index.js';
import { QueueControl } from '../../queue/index.js';
import { BandwidthLimiter } from './bandwidth-limiter.js';
import { LocalTransferEngine } from './local-transfer-engine.js';
import { ThreadedTransferEngine } from './threads/threaded-transfer-engine.js';
import { TransferEngine } from './transfer-engine.js';

/** One limit for all transfers, wherever they run. */
const limiter: Provider = {
  provide: BandwidthLimiter,
  inject: [QueueControl, Clock],
  useFactory: ({ state$ }: QueueControl, clock: Clock) =>
    new BandwidthLimiter(
      state$.pipe(
        map((state) => state.bandwidthLimit),
        distinctUntilChanged(),
      ),
      clock,
    ),
};

/** Threads, or the host's own thread where none are wanted. */
const engine: Provider = {
  provide: TransferEngine,
  inject: [LiveSettings, HttpClient, OutageMonitor, BandwidthLimiter, Clock],
  useFactory: (
    settings: LiveSettings,
    http: HttpClient,
    outages: OutageMonitor,
    pace: BandwidthLimiter,
    clock: Clock,
  ): TransferEngine => {
    const threads = settings.current.download.transferThreads;
    if (threads === 0) return new LocalTransferEngine({ http, clock, pace, isOwnThread: false });
    const logger = new Logger('Transfers');
    return new ThreadedTransferEngine({
      threads,
      outages,
      pace,
      policy: () => networkPolicy(settings.current),
      onDeath: (error) => {
        logger.error(`a transfer thread ended and is replaced: ${error.message}`);
      },
    });
  },
};

export const TRANSFER_PROVIDERS: Provider[] = [limiter, engine];
