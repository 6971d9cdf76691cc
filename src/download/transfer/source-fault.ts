import { CorruptError, DecryptionError, HostError, type ErrorCode } from '../../domain/index.js';
import { UrlExpiredError } from './url-expired-error.js';

const CODES = new Set<string>([
  'network',
  'timeout',
  'rate_limited',
  'invalid_response',
  'empty',
  'corrupt',
  // Noise of one source looks as a wrong secret does; it is the secret only when all of them say so.
  'decryption',
] satisfies ErrorCode[]);

/** Whether another source of the same file may do better. */
export function isSourceFault(error: unknown): error is HostError {
  return error instanceof HostError && CODES.has(error.code);
}

/** Whether the staged bytes cannot be gone on from. */
export function isWorthless(error: unknown): error is CorruptError | DecryptionError {
  return error instanceof CorruptError || error instanceof DecryptionError;
}

/**
 * Which failure of several sources the caller should act on: resolve again, then wait for what holds the queue, then try again.
 * @param failures one for each source, at least one
 */
export function mostTelling(failures: readonly HostError[]): HostError {
  return (
    failures.find((failure) => failure instanceof UrlExpiredError) ??
    failures.find((failure) => failure.hold !== undefined) ??
    failures.find((failure) => failure.retryable) ??
    failures.at(-1) ??
    new UrlExpiredError('The service named no address for the file')
  );
}
