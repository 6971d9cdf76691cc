import { CliError } from '../cli-error.js';
import { EXIT } from '../exit-code.js';
import type { HostLocation } from './host-location.js';
import { refusalOf } from './refusal.js';

export type Query = Record<string, string | number | boolean | readonly string[] | null | undefined>;

const TIMEOUT_MS = 30_000;

/** The host's REST API, `<base>/api/v1`. Refusals become a {@link CliError} with the matching exit code. */
export class RestClient {
  constructor(
    readonly location: HostLocation,
    private readonly signal: AbortSignal,
  ) {}

  get<T>(path: string, query: Query = {}): Promise<T> {
    return this.request<T>('GET', path + queryText(query));
  }

  post<T>(path: string, body?: unknown): Promise<T> {
    return this.request<T>('POST', path, body);
  }

  put<T>(path: string, body: unknown): Promise<T> {
    return this.request<T>('PUT', path, body);
  }

  patch<T>(path: string, body: unknown): Promise<T> {
    return this.request<T>('PATCH', path, body);
  }

  delete<T>(path: string, query: Query = {}): Promise<T> {
    return this.request<T>('DELETE', path + queryText(query));
  }

  private async request<T>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await this.fetch(method, path, body);
    const text = await response.text();
    if (response.status === 204 || (response.ok && text === '')) return undefined as T;
    const answer = parsed(text);
    if (!response.ok) throw refusalOf(response.status, answer);
    if (answer !== undefined) return answer as T;
    throw new CliError(`What answers at ${this.location.url} is not DeeMusic.`, EXIT.unreachable, 'not_deemusic');
  }

  private async fetch(method: string, path: string, body: unknown): Promise<Response> {
    const { url, token } = this.location;
    const headers: Record<string, string> = { accept: 'application/json' };
    if (token) headers.authorization = `Bearer ${token}`;
    if (body !== undefined) headers['content-type'] = 'application/json';
    try {
      return await fetch(`${url}/api/v1${path}`, {
        method,
        headers,
        body: body === undefined ? null : JSON.stringify(body),
        signal: AbortSignal.any([this.signal, AbortSignal.timeout(TIMEOUT_MS)]),
      });
    } catch (error) {
      if (this.signal.aborted) throw error;
      throw new CliError(`No host answers at ${url}${reasonOf(error)}.`, EXIT.unreachable, 'unreachable');
    }
  }
}

function queryText(query: Query): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') search.set(key, String(value));
  }
  const text = search.toString();
  return text && `?${text}`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function reasonOf(error: unknown): string {
  const { name, cause } = error as Error;
  if (name === 'TimeoutError') return `: nothing came for ${String(TIMEOUT_MS / 1000)} seconds`;
  const code = (cause as NodeJS.ErrnoException | undefined)?.code;
  return code ? ` (${code})` : '';
}
