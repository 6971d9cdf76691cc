import { Logger } from '@nestjs/common';

const logger = new Logger('Notifier');

/** A listener whose failure is logged: telling clients must never harm the host, whatever goes wrong with it. */
export function guarded<Args extends unknown[]>(listener: (...args: Args) => void): (...args: Args) => void {
  return (...args) => {
    try {
      listener(...args);
    } catch (error) {
      logger.error('Clients could not be told of an event', error);
    }
  };
}
