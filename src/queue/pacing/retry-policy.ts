import {
  ERROR_CODES,
  backoffMs,
  type ErrorCode as ItemErrorCode,
  type HoldReason,
  type HostError,
} from '../../domain/index.js';

/** What a failed attempt leads to. */
export type Verdict =
  /** Back to the queue, no attempt used; `hold` makes the queue wait. */
  { kind: 'return'; hold: HoldReason | null } | { kind: 'backoff'; delayMs: number } | { kind: 'fail' };

export interface Attempt {
  /** Attempts used before this one. */
  attempts: number;
  maxRetries: number;
  /** Whether an outage is recognised: then failures of the network are nobody's fault. */
  isNetworkHeld: boolean;
}

/** Reads the class of the error (code, retryable, hold), never its message. */
export function judge(error: HostError, attempt: Attempt, random?: () => number): Verdict {
  if (error.hold) return { kind: 'return', hold: error.hold };
  if (attempt.isNetworkHeld && isNetworkTrouble(error)) return { kind: 'return', hold: null };
  const used = attempt.attempts + 1;
  if (!error.retryable || used > attempt.maxRetries) return { kind: 'fail' };
  return { kind: 'backoff', delayMs: error.retryAfterMs ?? backoffMs(used, random) };
}

/** @returns whether the other side was not reached, as opposed to having answered */
export function isNetworkTrouble(error: HostError): boolean {
  return error.code === 'network' || error.code === 'timeout' || error.hold === 'network';
}

/** Codes that the item may show; those of refused requests do not belong there. */
export function errorColumns(
  error: HostError,
  at: number,
): { error_code: ItemErrorCode; error_message: string; error_retryable: number; error_at: number } {
  const code = (ERROR_CODES as readonly string[]).includes(error.code) ? (error.code as ItemErrorCode) : 'unknown';
  return { error_code: code, error_message: error.message, error_retryable: Number(error.retryable), error_at: at };
}
