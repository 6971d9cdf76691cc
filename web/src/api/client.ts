import createClient, { type Middleware } from 'openapi-fetch';
import { baseUrl } from '../base.js';
import { words } from '../words/index.js';
import { ApiError, type FaultDetail } from './api-error.js';
import { hostClock } from './host-clock.js';
import type { paths } from './schema.js';

const unauthorized = new Set<() => void>();

/** Calls back whenever the host wants to know who is there. @returns ends it */
export function onUnauthorized(listener: () => void): () => void {
  unauthorized.add(listener);
  return () => unauthorized.delete(listener);
}

/** Every answer that is not a good one becomes an {@link ApiError}. */
const refusals: Middleware = {
  async onResponse({ response }) {
    hostClock.note(response.headers.get('Date'));
    if (response.ok) return;
    throw await refusal(response);
  },
  onError({ error }) {
    if (error instanceof DOMException && error.name === 'AbortError') return error;
    return new ApiError(0, 'offline', words.errors.offline);
  },
};

async function refusal(response: Response): Promise<ApiError> {
  if (response.status === 401) for (const listener of unauthorized) listener();
  const body = (await response.json().catch(() => null)) as {
    code?: string;
    message?: string;
    details?: FaultDetail[];
  } | null;
  const retryAfter = Number(response.headers.get('Retry-After'));
  return new ApiError(
    response.status,
    body?.code ?? 'unknown',
    body?.message ?? words.errors.odd(response.status),
    Array.isArray(body?.details) ? body.details : [],
    retryAfter > 0 ? retryAfter : null,
  );
}

/** The REST API of the host, typed by its own OpenAPI document. */
const rest = createClient<paths>({ baseUrl: baseUrl.replace(/\/$/, ''), credentials: 'same-origin' });
rest.use(refusals);

/**
 * Calls the host: `call(rest.GET('/api/v1/stats'))`.
 * @throws ApiError
 */
export async function call<Data>(request: Promise<{ data?: Data }>): Promise<Data> {
  // The middleware has thrown for whatever is no good answer.
  return (await request).data as Data;
}

export { rest };
