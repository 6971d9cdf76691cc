import { Injectable } from '@nestjs/common';
import { Subject, type Observable } from 'rxjs';
import type { ItemProcessor } from './item-processor.js';
import type { TransitionListener } from './transition-listener.js';

/** Where the rooms above plug into the queue; they register while the host is being put together. */
@Injectable()
export class QueueRegistry {
  private current: ItemProcessor | null = null;
  private readonly registered = new Subject<void>();
  private readonly transitionListeners: TransitionListener[] = [];

  /** Emits when the processor is there. */
  readonly registered$: Observable<void> = this.registered.asObservable();

  /** What runs items; null until it is registered: nothing is claimed before. */
  get processor(): ItemProcessor | null {
    return this.current;
  }

  get listeners(): readonly TransitionListener[] {
    return this.transitionListeners;
  }

  /** @throws Error when there is one already */
  registerProcessor(processor: ItemProcessor): void {
    if (this.current) throw new Error('the queue has its processor already; register only one');
    this.current = processor;
    this.registered.next();
  }

  /** Calls the listener inside the unit of every state change, after those registered before it. */
  onTransition(listener: TransitionListener): void {
    this.transitionListeners.push(listener);
  }
}
