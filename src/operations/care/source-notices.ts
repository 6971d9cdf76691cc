import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import type { Subscription } from 'rxjs';
import { EventBus } from '../../events/index.js';
import { SourceRegistry } from '../../source/index.js';

/** Passes what the sources have to tell on to the clients and the log; sources know neither. */
@Injectable()
export class SourceNotices implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger('source');
  private subscription: Subscription | null = null;

  constructor(
    private readonly sources: SourceRegistry,
    private readonly events: EventBus,
  ) {}

  onModuleInit(): void {
    this.subscription = this.sources.notices$.subscribe((notice) => {
      this.logger[notice.level === 'info' ? 'log' : 'warn'](notice.message);
      this.events.publish('notice', notice);
    });
  }

  onModuleDestroy(): void {
    this.subscription?.unsubscribe();
  }
}
