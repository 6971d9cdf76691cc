import { Global, Inject, Injectable, Module, type OnApplicationShutdown } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { LiveSettings } from '../config/index.js';
import { DatabaseReader } from './database-reader.js';
import { HostDatabase } from './host-database.js';
import { WriteQueue } from './write-queue.js';

@Injectable()
class DatabaseCloser implements OnApplicationShutdown {
  constructor(@Inject(HostDatabase) private readonly database: HostDatabase) {}

  async onApplicationShutdown(): Promise<void> {
    await this.database.close();
  }
}

@Module({
  providers: [
    {
      provide: HostDatabase,
      inject: [LiveSettings],
      useFactory: (settings: LiveSettings): Promise<HostDatabase> => HostDatabase.open(settings.current.dataDir),
    },
  ],
  exports: [HostDatabase],
})
class HostDatabaseModule {}

/**
 * Opens the database of the data folder. Nest's default DataSource is the read-only one: a write outside the
 * {@link WriteQueue} fails loudly instead of vanishing with somebody's rollback.
 */
@Global()
@Module({
  imports: [
    HostDatabaseModule,
    TypeOrmModule.forRootAsync({
      imports: [HostDatabaseModule],
      inject: [HostDatabase],
      useFactory: (database: HostDatabase) => ({
        ...database.readerSource.options,
        // Carried through the options, because the factory below is not injected.
        extra: database,
      }),
      dataSourceFactory: (options) => Promise.resolve((options as { extra: HostDatabase }).extra.readerSource),
    }),
  ],
  providers: [
    DatabaseCloser,
    { provide: WriteQueue, inject: [HostDatabase], useFactory: (database: HostDatabase) => database.writeQueue },
    { provide: DatabaseReader, inject: [HostDatabase], useFactory: (database: HostDatabase) => database.reader },
  ],
  exports: [WriteQueue, DatabaseReader, HostDatabaseModule],
})
export class DatabaseModule {}
