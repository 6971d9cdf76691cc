import { Global, Module } from '@nestjs/common';
import { EventBus } from './event-bus.js';

/** The typed bus, one for the host. */
@Global()
@Module({ providers: [EventBus], exports: [EventBus] })
export class EventsModule {}
