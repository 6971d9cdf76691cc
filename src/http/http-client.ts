import type { Readable } from 'node:stream';
import type { HttpBody } from './http-body.js';

/** Names in lower case. */
export type HttpHeaders = Record<string, string | string[] | undefined>;

/** What the settings say of every request. */
export interface NetworkPolicy {
  /** Longest silence, before and within an answer. */
  timeoutMs: number;
  /** Whether foreign URLs may lead to loopback and private addresses. */
  allowPrivate: boolean;
}

export interface HttpRequest {
  /** Which upstream service this belongs to, e.g. `deezer-catalogue`; outages are recognised by service. */
  service: string;
  url: string;
  method?: 'GET' | 'POST' | 'HEAD';
  headers?: Record<string, string>;
  body?: string;
  signal: AbortSignal;
  /** Whether the URL came from an upstream answer or a user: then loopback and private addresses are refused, unless allowed. */
  isForeign?: boolean;
  /** Default 5 for `text`, never for `stream`. */
  maxRedirects?: number;
  /**
   * What tells this request from others of its service when an outage is looked for. Default: URL and body; a unique
   * one makes each failure count, for services that have one address only.
   */
  outageKey?: string;
}

export interface HttpTextResponse {
  status: number;
  headers: HttpHeaders;
  /** At most 16 MiB; a longer body is an `invalid_response`. */
  text: string;
  /** After redirects. */
  url: string;
  /** Set when this answer (5xx) belongs to a recognised outage; see `serverTrouble`. */
  hold?: 'network';
}

export interface HttpStreamResponse {
  status: number;
  headers: HttpHeaders;
  /** Errors with TimeoutError after `network.timeout` seconds without a byte, NetworkError when cut short. Must be consumed or destroyed. */
  body: Readable;
  /** Set when this answer (5xx) belongs to a recognised outage; see `serverTrouble`. */
  hold?: 'network';
}

export interface HttpFetchResponse extends Omit<HttpStreamResponse, 'body'> {
  /** Must be poured or destroyed. */
  body: HttpBody;
}

/**
 * The host's way out (port). Throws NetworkError, TimeoutError (by idleness, never for the whole body), or the
 * signal's reason when aborted: the socket is closed at once. HTTP statuses are answers, not errors.
 * While an outage of the service is recognised, its errors carry `hold: 'network'`.
 */
export abstract class HttpClient {
  abstract text(request: HttpRequest): Promise<HttpTextResponse>;
  abstract stream(request: HttpRequest): Promise<HttpStreamResponse>;
  /** As {@link stream}, for bodies at line speed. */
  abstract fetch(request: HttpRequest): Promise<HttpFetchResponse>;
}
