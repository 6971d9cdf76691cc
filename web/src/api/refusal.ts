import { words } from '../words/index.js';
import { ApiError, type FaultDetail } from './api-error.js';

/**
 * What an answer says that is not a good one. A proxy may have given it, so nothing of it is taken for granted.
 * @param body as it was parsed; null when it is no JSON
 * @param retryAfter the header
 */
export function refusalOf(status: number, body: unknown, retryAfter: string | null): ApiError {
  const { code, message, details } = (body ?? {}) as Record<string, unknown>;
  const seconds = Number(retryAfter);
  return new ApiError(
    status,
    textOf(code) ?? 'unknown',
    textOf(message) ?? words.errors.odd(status),
    Array.isArray(details) ? details.filter(isFault) : [],
    seconds > 0 ? seconds : null,
  );
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function isFault(value: unknown): value is FaultDetail {
  const { message, path } = (value ?? {}) as Record<string, unknown>;
  return typeof message === 'string' && (path === undefined || typeof path === 'string');
}
