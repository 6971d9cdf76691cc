import type { IncomingHttpHeaders } from 'node:http';

/** A request as the services that answer JSON see it. */
export interface ServiceRequest {
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: string;
}

/** What such a service answers. */
export interface ServiceAnswer {
  status: number;
  headers: Record<string, string | string[]>;
  body: string;
}

const JSON_TYPE = 'application/json; charset=utf-8';

/** An answer of JSON text, HTTP 200 unless said otherwise. */
export function jsonAnswer(body: string, headers: ServiceAnswer['headers'] = {}, status = 200): ServiceAnswer {
  return { status, headers: { 'content-type': JSON_TYPE, ...headers }, body };
}

/** A 302. */
export function redirectAnswer(location: string): ServiceAnswer {
  return { status: 302, headers: { location, 'content-type': 'text/html' }, body: '' };
}
