import { Module } from '@nestjs/common';
import { LiveSettings, type Settings } from '../config/index.js';
import { Clock, SystemClock } from '../domain/index.js';
import { HttpClient } from './http-client.js';
import { isLoopbackUrl } from './private-address.js';
import { UndiciHttpClient } from './undici-http-client.js';

/** Addresses that answers name may be private only when the configured services are on loopback themselves (sandbox). */
export function areServicesLoopback({ deezer }: Pick<Settings, 'deezer'>): boolean {
  const urls = [deezer.apiUrl, deezer.gatewayUrl, ...(deezer.mediaUrl === null ? [] : [deezer.mediaUrl])];
  return urls.every(isLoopbackUrl);
}

/** One {@link HttpClient} for the host. */
@Module({
  providers: [
    {
      provide: HttpClient,
      inject: [LiveSettings, { token: Clock, optional: true }],
      useFactory: (settings: LiveSettings, clock?: Clock): HttpClient =>
        new UndiciHttpClient({
          timeoutMs: () => settings.current.network.timeout * 1000,
          allowPrivate: () => areServicesLoopback(settings.current),
          clock: clock ?? new SystemClock(),
        }),
    },
  ],
  exports: [HttpClient],
})
export class HttpModule {}
