import type { Subscription } from 'rxjs';
import type { Item } from '../../domain/index.js';
import type { EventBus, HostEvent } from '../../events/index.js';
import type { JournaledName } from '../../wire/index.js';
import { audienceOf } from './audience.js';
import type { Broadcaster } from './broadcaster.js';
import { guarded } from './guarded.js';

/** Carries what happens in the host to the clients, in its order. */
export class EventFeed {
  private subscription: Subscription | null = null;

  constructor(
    private readonly events: EventBus,
    private readonly broadcaster: Broadcaster,
    /** Adds to a collection what its members are at, so that its item and its progress say the same. */
    private readonly live: (item: Item) => Item,
  ) {}

  onModuleInit(): void {
    this.subscription = this.events.all$.subscribe(
      guarded((event) => {
        this.carry(event);
      }),
    );
  }

  onModuleDestroy(): void {
    this.subscription?.unsubscribe();
  }

  private carry({ name, payload }: HostEvent): void {
    const event = { name, payload } as HostEvent;
    const rooms = audienceOf(event);
    if (!rooms) return;
    const body = event.name === 'item.updated' ? { ...event.payload, item: this.live(event.payload.item) } : payload;
    // Names and payloads of events with an audience are those of the wire.
    this.broadcaster.publish(name as JournaledName, body, rooms);
  }
}
