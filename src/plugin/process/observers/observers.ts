import type { PluginEventName } from '@deemusic/plugin-sdk';
import { Subscription } from 'rxjs';
import type { EventBus } from '../../../events/index.js';
import { observedEvent } from './observed-event.js';
import type { SupervisedPlugins } from '../supervised-plugins.js';

/** Tells plugins of what happens, those that declare it; whether it reaches them nobody waits for. */
export class Observers {
  private observers: Map<PluginEventName, string[]> | null = null;
  private readonly subscription = new Subscription();

  constructor(
    private readonly events: EventBus,
    private readonly plugins: SupervisedPlugins,
    private readonly tell: (plugin: string, name: PluginEventName, payload: unknown) => void,
  ) {}

  start(): void {
    this.subscription.add(this.plugins.changed$.subscribe(() => (this.observers = null)));
    this.subscription.add(
      this.events.all$.subscribe((event) => {
        const observed = observedEvent(event);
        if (observed === null) return;
        const { name, payload, about } = observed;
        for (const plugin of this.of(name)) if (plugin !== about) this.tell(plugin, name, payload);
      }),
    );
  }

  stop(): void {
    this.subscription.unsubscribe();
  }

  private of(name: PluginEventName): readonly string[] {
    this.observers ??= this.read();
    return this.observers.get(name) ?? [];
  }

  private read(): Map<PluginEventName, string[]> {
    const observers = new Map<PluginEventName, string[]>();
    for (const { id, events } of this.plugins.list())
      if (this.plugins.isEnabled(id))
        for (const name of events) observers.set(name, [...(observers.get(name) ?? []), id]);
    return observers;
  }
}
