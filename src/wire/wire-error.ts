import type { WireErrorBody } from './client-messages.js';

/** The host refused a message; codes are those of the REST API. */
export class WireError extends Error {
  readonly code: string;
  readonly details?: unknown;

  constructor(body: WireErrorBody) {
    super(body.message);
    this.name = 'WireError';
    this.code = body.code;
    if (body.details !== undefined) this.details = body.details;
  }
}
