import { type DynamicModule, Module, type OnModuleDestroy } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { AccessModule } from './access/index.js';
import { ConfigModule, type LoadedConfig } from './config/index.js';
import { DatabaseModule } from './database/index.js';
import { DeezerModule } from './deezer/index.js';
import { DownloadModule } from './download/index.js';
import { EventsModule } from './events/index.js';
import { NotifierModule } from './notifier/index.js';
import { OperationsModule } from './operations/index.js';
import { PluginLifecycle, PluginModule } from './plugin/index.js';
import { QueueModule } from './queue/index.js';
import { SourceModule } from './source/index.js';

/** The composition root: the rooms, in the order in which a download passes them. */
@Module({})
export class AppModule implements OnModuleDestroy {
  constructor(private readonly plugins: PluginLifecycle) {}

  /** @param config settings as they were read at start */
  static forRoot(config: LoadedConfig): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ConfigModule.forRoot(config),
        DatabaseModule,
        EventsModule,
        AccessModule,
        ScheduleModule.forRoot(),
        SourceModule,
        DeezerModule,
        QueueModule,
        PluginModule,
        DownloadModule,
        NotifierModule,
        OperationsModule,
      ],
    };
  }

  /** Of all modules the root is told first: running hooks get their seconds while transfers end, not after that. */
  onModuleDestroy(): void {
    void this.plugins.stop();
  }
}
