import { NetworkError } from '../domain/index.js';
import type { HttpHeaders } from './http-client.js';
import { redactUrl } from './redact-url.js';

/**
 * The error for a 5xx answer: retryable, with the wait that the server asked for, and with the hold of an outage.
 * @param url the address asked, redacted here
 */
export function serverTrouble(
  url: string,
  response: { status: number; headers: HttpHeaders; hold?: 'network' },
): NetworkError {
  const waitMs = retryAfterMs(response.headers);
  return new NetworkError(`${redactUrl(url)} answered ${String(response.status)}`, {
    ...(waitMs !== null && { retryAfterMs: waitMs }),
    ...(response.hold && { hold: response.hold }),
  });
}

/** Whoever says longer is asked again after this: a slip of theirs must not stop the host for years. */
const LONGEST_WAIT_MS = 3_600_000;

/** The wait that a Retry-After header asks for, in ms, an hour at most; null when there is none. @param now epoch ms */
export function retryAfterMs(headers: HttpHeaders, now = Date.now()): number | null {
  const value = headers['retry-after'];
  if (typeof value !== 'string') return null;
  const text = value.trim();
  if (/^\d+$/.test(text)) return Math.min(Number(text) * 1000, LONGEST_WAIT_MS);
  const date = Date.parse(text);
  return Number.isNaN(date) ? null : Math.min(Math.max(0, date - now), LONGEST_WAIT_MS);
}
