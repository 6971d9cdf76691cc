import createClient, { type Middleware } from 'openapi-fetch';
import { baseUrl } from '../base.js';
import type { ApiError } from './api-error.js';
import { hostClock } from './host-clock.js';
import { noAnswer } from './no-answer.js';
import { refusalOf } from './refusal.js';
import type { paths } from './schema.js';
import { limitedFetch } from './time-limit.js';

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
  onError: ({ error }) => noAnswer(error),
};

async function refusal(response: Response): Promise<ApiError> {
  if (response.status === 401) for (const listener of unauthorized) listener();
  return refusalOf(response.status, await response.json().catch(() => null), response.headers.get('Retry-After'));
}

/** The REST API of the host, typed by its own OpenAPI document. */
const rest = createClient<paths>({
  baseUrl: baseUrl.replace(/\/$/, ''),
  credentials: 'same-origin',
  fetch: (request) => limitedFetch(request),
});
rest.use(refusals);

/**
 * Calls the host: `call(rest.GET('/api/v1/stats'))`.
 * @throws ApiError
 */
export async function call<Data>(request: Promise<{ data?: Data }>): Promise<Data> {
  // The middleware has thrown for whatever is no good answer.
  const { data } = await request.catch((error: unknown) => Promise.reject(noAnswer(error)));
  return data as Data;
}

export { rest };
