import {
  AuthExpiredError,
  type HostError,
  InvalidResponseError,
  NotFoundError,
  RateLimitedError,
} from '../../domain/index.js';

/** The session's token is not accepted: open it anew and ask again. Never leaves this folder. */
export class StaleSessionError extends Error {
  constructor(readonly kind: string) {
    super(`the session is stale (${kind})`);
    this.name = 'StaleSessionError';
  }
}

/** The error that an answer of the session holds: an object whose key is its kind. Null when it holds none. */
export function gatewayError(error: unknown, method: string): HostError | StaleSessionError | null {
  if (typeof error !== 'object' || error === null) return null;
  const [entry] = Object.entries(error as Record<string, unknown>);
  if (!entry) return null;
  const [kind, value] = entry;
  const text = typeof value === 'string' ? value : '';
  switch (kind) {
    case 'VALID_TOKEN_REQUIRED':
    case 'NEED_USER_AUTH_REQUIRED':
      return new StaleSessionError(kind);
    case 'QUOTA_ERROR':
      return new RateLimitedError('The service asks to slow down.');
    case 'DATA_ERROR':
      return new NotFoundError(`${method}: the service does not know it.`);
    default:
      if (kind === 'GATEWAY_ERROR' && /token/i.test(text)) return new StaleSessionError(kind);
      return new InvalidResponseError(`${method}: the service says ${kind} "${text.slice(0, 200)}"`);
  }
}

/** What a session that stays refused after it was opened anew means. */
export function refusedSession(kind: string): HostError {
  if (kind === 'NEED_USER_AUTH_REQUIRED') return deadAccount();
  return new InvalidResponseError('The service refuses a session that it has just opened.');
}

/** A licence that stays refused after the session was opened anew: no other track would fare better. */
export function refusedLicence(): AuthExpiredError {
  return new AuthExpiredError(
    'The service refuses the licence of the account, though the session is new. Play a track in a browser with this account to see what it says; the queue tries again by itself.',
  );
}

export function deadAccount(): AuthExpiredError {
  return new AuthExpiredError(
    'The account cookie is no longer accepted. Sign in to Deezer in a browser, copy the new "arl" cookie and set it as deezer.arl (DEEMUSIC_DEEZER_ARL).',
  );
}
