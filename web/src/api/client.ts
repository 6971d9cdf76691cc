import createClient, { type Middleware } from 'openapi-fetch';
import { baseUrl } from '../base.js';
import { words } from '../words/index.js';
import { ApiError } from './api-error.js';
import { hostClock } from './host-clock.js';
import { refusalOf } from './refusal.js';
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
  return refusalOf(response.status, await response.json().catch(() => null), response.headers.get('Retry-After'));
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
  return (await request.catch(readable)).data as Data;
}

/** @throws ApiError where something else answered than the host: a proxy, or the sign-in of a foreign network */
function readable(error: unknown): never {
  throw error instanceof SyntaxError ? new ApiError(0, 'invalid_response', words.errors.foreign) : error;
}

export { rest };
