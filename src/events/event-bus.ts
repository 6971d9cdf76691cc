import { Injectable } from '@nestjs/common';
import { Subject, filter, map, type Observable } from 'rxjs';
import type { HostEventName, HostEvents } from '../domain/index.js';

/** One published event. */
export type HostEvent = { [Name in HostEventName]: { name: Name; payload: HostEvents[Name] } }[HostEventName];

/**
 * The host's typed bus. Publish only after the commit that made it true. Delivery is synchronous and in order;
 * a listener that throws is the listener's fault and does not reach the publisher.
 */
@Injectable()
export class EventBus {
  private readonly events = new Subject<HostEvent>();

  /** Every event, in order of publication. */
  readonly all$: Observable<HostEvent> = this.events.asObservable();

  publish<Name extends HostEventName>(name: Name, payload: HostEvents[Name]): void {
    this.events.next({ name, payload } as HostEvent);
  }

  /** The payloads of one kind of event. */
  on<Name extends HostEventName>(name: Name): Observable<HostEvents[Name]> {
    return this.events.pipe(
      filter((event) => event.name === name),
      map((event) => event.payload as HostEvents[Name]),
    );
  }
}
