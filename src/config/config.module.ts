import { type DynamicModule, Module } from '@nestjs/common';
import { Clock, SystemClock } from '../domain/index.js';
import { LiveSettings } from './live-settings.js';
import type { LoadedConfig } from './load-config.js';
import { SecretAges } from './secret-ages.js';
import { SecretBox } from './secret-box.js';
import { SettingsService } from './settings.service.js';

/** Settings and time for the whole host: LiveSettings, SettingsService, SecretAges, SecretBox and Clock. */
@Module({})
export class ConfigModule {
  /** @param clock the real time unless a test says otherwise */
  static forRoot(loaded: LoadedConfig, clock: Clock = new SystemClock()): DynamicModule {
    const { dataDir, secretKey } = loaded.settings;
    const { live } = loaded;
    return {
      module: ConfigModule,
      global: true,
      providers: [
        { provide: LiveSettings, useValue: live },
        { provide: Clock, useValue: clock },
        { provide: SecretBox, useFactory: () => SecretBox.open(dataDir, secretKey) },
        {
          provide: SecretAges,
          inject: [SecretBox],
          useFactory: (box: SecretBox) => new SecretAges(dataDir, box, clock),
        },
        {
          provide: SettingsService,
          inject: [SecretBox, SecretAges],
          useFactory: (box: SecretBox, ages: SecretAges) => new SettingsService(live, loaded, box, ages),
        },
      ],
      exports: [LiveSettings, SettingsService, SecretAges, SecretBox, Clock],
    };
  }
}
