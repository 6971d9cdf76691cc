import { Logger } from '@nestjs/common';
import { Subscription } from 'rxjs';
import type { Item } from '../../domain/index.js';
import type { EventBus } from '../../events/index.js';
import type { Broadcaster } from '../stream/broadcaster.js';
import { guarded } from '../stream/guarded.js';
import { FLOW_WINDOW_MS } from './flow-meter.js';
import type { ProgressSampler } from './progress-sampler.js';
import { ticksWhileActive } from './ticks-while-active.operator.js';

/** Between two `progress` messages, ms. */
export const PROGRESS_PERIOD_MS = 250;

/** Long enough for speeds to fall to 0 after the last byte. */
export const LINGER_MS = FLOW_WINDOW_MS + 2 * PROGRESS_PERIOD_MS;

/** Feeds the sampler with what happens, and the clients with what it found. */
export class ProgressFeed {
  private readonly logger = new Logger('Notifier');
  private readonly subscription = new Subscription();
  private readonly asked = new Set<string>();

  constructor(
    private readonly events: EventBus,
    private readonly sampler: ProgressSampler,
    private readonly broadcaster: Broadcaster,
    private readonly items: { get(id: string): Promise<Item | null> },
  ) {}

  onModuleInit(): void {
    const { events, sampler, subscription } = this;
    const progress$ = events.on('transfer.progress');
    subscription.add(
      progress$.subscribe(
        guarded((progress) => {
          sampler.record(progress);
        }),
      ),
    );
    subscription.add(
      events.on('item.updated').subscribe(
        guarded(({ item }) => {
          sampler.observe(item);
        }),
      ),
    );
    subscription.add(
      events.on('item.removed').subscribe(({ id }) => {
        sampler.forget(id);
      }),
    );
    subscription.add(
      progress$.pipe(ticksWhileActive(PROGRESS_PERIOD_MS, LINGER_MS)).subscribe(
        guarded(() => {
          this.tick();
        }),
      ),
    );
  }

  onModuleDestroy(): void {
    this.subscription.unsubscribe();
  }

  private tick(): void {
    for (const id of this.sampler.unknownCollections) void this.introduce(id);
    const items = this.sampler.take();
    if (items.length > 0 && this.broadcaster.hasClients) this.broadcaster.send('progress', { items }, ['progress']);
  }

  /** Reads a collection once; afterwards its updates tell. */
  private async introduce(id: string): Promise<void> {
    if (this.asked.has(id)) return;
    this.asked.add(id);
    try {
      const item = await this.items.get(id);
      // An update that came meanwhile is newer than what was read.
      if (item && this.sampler.unknownCollections.includes(id)) this.sampler.observe(item);
    } catch (error) {
      this.logger.warn(`The collection ${id} could not be read for its progress: ${String(error)}`);
    } finally {
      this.asked.delete(id);
    }
  }
}
