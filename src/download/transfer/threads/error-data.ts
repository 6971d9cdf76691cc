import {
  CorruptError,
  DecryptionError,
  DiskFullError,
  EmptyError,
  FilesystemError,
  HostError,
  type HostErrorOptions,
  InvalidResponseError,
  NetworkError,
  RateLimitedError,
  TimeoutError,
} from '../../../domain/index.js';
import { UrlExpiredError } from '../url-expired-error.js';

/** The errors of a transfer, by name: on the other side they are the same classes again. */
const KINDS = {
  CorruptError,
  DecryptionError,
  DiskFullError,
  EmptyError,
  FilesystemError,
  InvalidResponseError,
  NetworkError,
  RateLimitedError,
  TimeoutError,
  UrlExpiredError,
};

/** An error that can cross to another thread. Its cause stays behind: it may name paths and addresses. */
export interface ErrorData extends Pick<HostErrorOptions, 'retryAfterMs' | 'hold' | 'details'> {
  /** Name of the class; null when it is none of the host's own. */
  kind: string | null;
  code: HostError['code'];
  message: string;
  retryable: boolean;
}

export function toErrorData(error: unknown): ErrorData {
  if (error instanceof HostError) {
    const { name, code, message, retryable, retryAfterMs, hold, details } = error;
    return { kind: name, code, message, retryable, retryAfterMs, hold, details };
  }
  const message = error instanceof Error ? error.message : String(error);
  return { kind: null, code: 'unknown', message, retryable: false };
}

export function fromErrorData({ kind, code, message, retryable, ...options }: ErrorData): Error {
  if (kind === null) return new Error(message);
  const Kind = Object.hasOwn(KINDS, kind) ? KINDS[kind as keyof typeof KINDS] : null;
  return Kind ? new Kind(message, options) : new HostError(code, message, retryable, options);
}
