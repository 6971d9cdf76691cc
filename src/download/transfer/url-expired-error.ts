import { HostError, type HostErrorOptions } from '../../domain/index.js';

/** The service does not honour a media address (any more): whoever resolved it resolves again, once. */
export class UrlExpiredError extends HostError {
  constructor(message: string, options?: HostErrorOptions) {
    super('network', message, true, options);
  }
}
