import type { HoldReason } from './hold-reason.js';

/** What a failed item says; the same codes on every surface. */
export const ERROR_CODES = [
  'network',
  'timeout',
  'auth_required',
  'auth_expired',
  'rate_limited',
  'not_found',
  'not_available',
  'not_entitled',
  'format_unavailable',
  'empty',
  'decryption',
  'corrupt',
  'disk_full',
  'filesystem',
  'plugin',
  'invalid_response',
  'interrupted',
  'unknown',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/** Codes of refused requests, beside {@link ErrorCode}. */
export const REQUEST_ERROR_CODES = [
  'bad_request',
  'bad_link',
  'unauthorized',
  'forbidden',
  'illegal_transition',
  'conflict',
  'locked',
  'payload_too_large',
  'too_many_requests',
  'unavailable',
  'internal',
] as const;
export type RequestErrorCode = (typeof REQUEST_ERROR_CODES)[number];

export interface HostErrorOptions {
  /** Earliest time for another attempt, relative, in ms. Wins over backoff. */
  retryAfterMs?: number;
  /** The whole queue has to wait for this; the item goes back to pending and no attempt is used up. */
  hold?: HoldReason;
  cause?: unknown;
  /** Machine-readable, without secrets; shown to clients. */
  details?: unknown;
}

/**
 * Every error that the host means. The retry policy reads `code` and `retryable`, never the message;
 * the message is for people, says what to do, and holds no secret and no path of the machine.
 */
export class HostError extends Error {
  readonly retryAfterMs?: number;
  readonly hold?: HoldReason;
  readonly details?: unknown;

  constructor(
    readonly code: ErrorCode | RequestErrorCode,
    message: string,
    readonly retryable: boolean,
    options: HostErrorOptions = {},
  ) {
    super(message, { cause: options.cause });
    this.name = new.target.name;
    if (options.retryAfterMs !== undefined) this.retryAfterMs = options.retryAfterMs;
    if (options.hold !== undefined) this.hold = options.hold;
    if (options.details !== undefined) this.details = options.details;
  }
}

/** The other side was not reached, or the connection broke. */
export class NetworkError extends HostError {
  constructor(message: string, options?: HostErrorOptions) {
    super('network', message, true, options);
  }
}

/** No byte came for longer than `network.timeout`. */
export class TimeoutError extends HostError {
  constructor(message: string, options?: HostErrorOptions) {
    super('timeout', message, true, options);
  }
}

/** The service asked to slow down; never uses up an attempt. */
export class RateLimitedError extends HostError {
  constructor(message: string, options: HostErrorOptions = {}) {
    super('rate_limited', message, true, { hold: 'quota', ...options });
  }
}

/** Account or secret is not set: names the setting. */
export class NotConfiguredError extends HostError {
  constructor(message: string, options: HostErrorOptions = {}) {
    super('auth_required', message, true, { hold: 'config', ...options });
  }
}

/** The account cookie is dead or revoked. */
export class AuthExpiredError extends HostError {
  constructor(message: string, options: HostErrorOptions = {}) {
    super('auth_expired', message, true, { hold: 'auth', ...options });
  }
}

/** The service does not know the id. */
export class NotFoundError extends HostError {
  constructor(message: string, options?: HostErrorOptions) {
    super('not_found', message, false, options);
  }
}

/** Rights or country forbid it. */
export class NotAvailableError extends HostError {
  constructor(message: string, options?: HostErrorOptions) {
    super('not_available', message, false, options);
  }
}

/** The account's plan does not include it. */
export class NotEntitledError extends HostError {
  constructor(message: string, options?: HostErrorOptions) {
    super('not_entitled', message, false, options);
  }
}

/** None of the acceptable formats is to be had. */
export class FormatUnavailableError extends HostError {
  constructor(message: string, options?: HostErrorOptions) {
    super('format_unavailable', message, false, options);
  }
}

/** Nothing in it: a body of no bytes, an album of no tracks. */
export class EmptyError extends HostError {
  constructor(message: string, options?: HostErrorOptions) {
    super('empty', message, false, options);
  }
}

/** The bytes do not become audio: wrong stream secret. */
export class DecryptionError extends HostError {
  constructor(message: string, options?: HostErrorOptions) {
    super('decryption', message, false, options);
  }
}

/** The file is damaged, truncated or of another format than said. */
export class CorruptError extends HostError {
  constructor(message: string, options?: HostErrorOptions) {
    super('corrupt', message, true, options);
  }
}

/** No space left (also quota): the queue waits. */
export class DiskFullError extends HostError {
  constructor(message: string, options: HostErrorOptions = {}) {
    super('disk_full', message, true, { hold: 'disk', ...options });
  }
}

/** The file system refused. A library that is read-only or gone holds the queue (`hold: 'disk'`). */
export class FilesystemError extends HostError {
  constructor(message: string, options?: HostErrorOptions) {
    super('filesystem', message, false, options);
  }
}

/** An upstream answer that is not what it should be; the message names the path of the field. */
export class InvalidResponseError extends HostError {
  constructor(message: string, options?: HostErrorOptions) {
    super('invalid_response', message, true, options);
  }
}

/** Cut short by the host itself, e.g. at shutdown. */
export class InterruptedError extends HostError {
  constructor(message: string, options?: HostErrorOptions) {
    super('interrupted', message, true, options);
  }
}

/** A plugin without which the track must not go on did not do its part; the message names it. */
export class PluginFaultError extends HostError {
  constructor(message: string, options?: HostErrorOptions) {
    super('plugin', message, false, options);
  }
}

/** A request that cannot be done as asked. */
export class RequestError extends HostError {
  constructor(code: RequestErrorCode | 'not_found', message: string, options?: HostErrorOptions) {
    super(code, message, false, options);
  }
}

/** Anything as a {@link HostError}; what the host does not know becomes `unknown`, not retryable. */
export function toHostError(error: unknown): HostError {
  if (error instanceof HostError) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new HostError('unknown', message, false, { cause: error });
}
