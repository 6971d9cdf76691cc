import { PlainError } from '../words/index.js';

/** A fault of one part of a request, as the host names it. */
export interface FaultDetail {
  path?: string;
  index?: number;
  code?: string;
  message: string;
}

/** What the host answered to a request that it refused, or that it could not be asked. */
export class ApiError extends PlainError {
  override name = 'ApiError';

  constructor(
    /** HTTP status; 0 when no answer came. */
    readonly status: number,
    /** Code of the host, e.g. `not_found`; `offline` when no answer came, `slow` when none came in time. */
    readonly code: string,
    message: string,
    readonly details: readonly FaultDetail[] = [],
    /** Seconds after which to try again, when the host said so. */
    readonly retryAfterSeconds: number | null = null,
  ) {
    super(message);
  }
}
