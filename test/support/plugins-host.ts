import { Module, type DynamicModule } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { pino } from 'pino';
import { AccessModule } from '../../src/access/index.js';
import { ConfigModule, type LoadedConfig } from '../../src/config/index.js';
import { DatabaseModule } from '../../src/database/index.js';
import { EventsModule } from '../../src/events/index.js';
import { HttpSurfaceModule } from '../../src/operations/http-surface/http-surface.module.js';
import { startHost, type RunningHost } from '../../src/operations/host/start-host.js';
import { PluginModule } from '../../src/plugin/plugin.module.js';

@Module({})
class PluginsHost {
  static forRoot(config: LoadedConfig): DynamicModule {
    const ground = [ConfigModule.forRoot(config), DatabaseModule, EventsModule, AccessModule];
    return { module: PluginsHost, imports: [...ground, ScheduleModule.forRoot(), PluginModule, HttpSurfaceModule] };
  }
}

/** A host that listens, and has plugins and nothing to download. */
export function startPluginsHost(config: LoadedConfig): Promise<RunningHost> {
  return startHost({ config, module: PluginsHost.forRoot(config), log: pino({ level: 'silent' }) });
}
