export { EventBus, type HostEvent } from './event-bus.js';
export { EventsModule } from './events.module.js';
