import { Module } from '@nestjs/common';
import { LiveSettings } from '../config/index.js';
import { Clock, SystemClock } from '../domain/index.js';
import { HttpClient } from './http-client.js';
import { networkPolicy } from './network-policy.js';
import { OutageMonitor } from './outage-monitor.js';
import { UndiciHttpClient } from './undici-http-client.js';

const clockOrSystem = { token: Clock, optional: true };

/** One {@link HttpClient} for the host, and one {@link OutageMonitor} that hears of all requests. */
@Module({
  providers: [
    {
      provide: OutageMonitor,
      inject: [clockOrSystem],
      useFactory: (clock: Clock = new SystemClock()) => new OutageMonitor(clock),
    },
    {
      provide: HttpClient,
      inject: [LiveSettings, OutageMonitor, clockOrSystem],
      useFactory: (settings: LiveSettings, outages: OutageMonitor, clock: Clock = new SystemClock()): HttpClient =>
        new UndiciHttpClient({
          timeoutMs: () => networkPolicy(settings.current).timeoutMs,
          allowPrivate: () => networkPolicy(settings.current).allowPrivate,
          outages,
          clock,
        }),
    },
  ],
  exports: [HttpClient, OutageMonitor],
})
export class HttpModule {}
