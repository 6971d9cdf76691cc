import { Injectable, Module, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { LiveSettings, SecretAges } from '../config/index.js';
import { Clock, SystemClock } from '../domain/index.js';
import { HttpClient, HttpModule } from '../http/index.js';
import { SourceModule, SourceRegistry } from '../source/index.js';
import { DeezerSource } from './deezer.source.js';

/** Makes the source known to the host, and ends it with the host. */
@Injectable()
export class DeezerRegistration implements OnModuleInit, OnApplicationShutdown {
  constructor(
    private readonly sources: SourceRegistry,
    private readonly source: DeezerSource,
  ) {}

  onModuleInit(): void {
    this.sources.register(this.source);
  }

  onApplicationShutdown(): void {
    this.source.close();
  }
}

/** Deezer; the host is whole without it. Expects {@link LiveSettings}, and takes a {@link Clock} and {@link SecretAges} when there are. */
@Module({
  imports: [HttpModule, SourceModule],
  providers: [
    {
      provide: DeezerSource,
      inject: [
        HttpClient,
        LiveSettings,
        SourceRegistry,
        { token: Clock, optional: true },
        { token: SecretAges, optional: true },
      ],
      useFactory: (
        http: HttpClient,
        settings: LiveSettings,
        sources: SourceRegistry,
        clock?: Clock,
        ages?: SecretAges,
      ): DeezerSource =>
        new DeezerSource({
          http,
          settings,
          clock: clock ?? new SystemClock(),
          notify: (notice) => {
            sources.notify(notice);
          },
          tokenSetAt: () => ages?.setAt('deezer.arl') ?? null,
        }),
    },
    DeezerRegistration,
  ],
  exports: [DeezerSource],
})
export class DeezerModule {}
