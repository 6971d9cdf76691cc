import { Logger, Module, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { skip, type Subscription } from 'rxjs';
import { LiveSettings } from '../config/index.js';
import { Clock } from '../domain/index.js';
import { LibraryMark, markFile } from './library-mark.js';
import { Library } from './library.js';

/** The library of the settings; follows `download.outputDir` and `download.minFreeSpace` live. */
@Module({
  providers: [
    {
      provide: Library,
      useFactory: (settings: LiveSettings, clock: Clock) =>
        new Library({
          clock,
          root: () => settings.current.download.outputDir,
          minFreeBytes: () => settings.current.download.minFreeSpace,
          mark: new LibraryMark(markFile(settings.current.dataDir)),
        }),
      inject: [LiveSettings, Clock],
    },
  ],
  exports: [Library],
})
export class LibraryModule implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger('Library');
  private subscription: Subscription | null = null;

  constructor(
    private readonly library: Library,
    private readonly settings: LiveSettings,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.prepare();
    this.subscription = this.settings
      .select$(({ download }) => download.outputDir)
      .pipe(skip(1))
      .subscribe(() => void this.prepare());
  }

  onModuleDestroy(): void {
    this.subscription?.unsubscribe();
  }

  private prepare(): Promise<void> {
    return this.quietly(() => this.library.prepare());
  }

  /** A library that cannot be used holds the queue at the next download; the host itself stays up. */
  private async quietly(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.logger.warn(error instanceof Error ? error.message : String(error));
    }
  }
}
