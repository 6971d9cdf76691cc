import { STATUS_CODES, type IncomingMessage, type ServerResponse } from 'node:http';
import type { RequestHandler } from 'express';
import type { HostError } from '../../domain/index.js';
import { errorBody, type ErrorBody } from './error-body.js';
import { securityHeaders } from './security-headers.js';

const HEADERS = securityHeaders();

/** Gives an answer of any kind the headers that all answers have, before anything else looks at it. */
export function addSecurityHeaders(request: IncomingMessage, response: ServerResponse): void {
  for (const add of HEADERS) (add as SyncHandler)(request, response, () => undefined);
}

/** Middleware that needs nothing of Express. */
type SyncHandler = (request: IncomingMessage, response: ServerResponse, next: () => void) => ReturnType<RequestHandler>;

/** Refuses a request before Express sees it, in the form of every other refusal. The connection is closed: its body was not read. */
export function refuse(response: ServerResponse, error: HostError): void {
  const body = JSON.stringify(errorBody(error));
  if (error.retryAfterMs !== undefined) {
    response.setHeader('Retry-After', String(Math.ceil(error.retryAfterMs / 1000)));
  }
  response.setHeader('Content-Type', 'application/json; charset=utf-8');
  response.setHeader('Content-Length', Buffer.byteLength(body));
  response.setHeader('Connection', 'close');
  response.statusCode = errorBody(error).statusCode;
  response.end(body);
}

/** The whole answer to what is no request at all, such as one with too many headers: there is no response object for it. */
export function rawRefusal(body: ErrorBody): string {
  const text = JSON.stringify(body);
  const headers = new Map<string, string>();
  const sink = {
    setHeader: (name: string, value: string) => headers.set(name, value),
    removeHeader: (name: string) => headers.delete(name),
  };
  addSecurityHeaders({} as IncomingMessage, sink as unknown as ServerResponse);
  headers.set('Content-Type', 'application/json; charset=utf-8');
  headers.set('Content-Length', String(Buffer.byteLength(text)));
  headers.set('Connection', 'close');
  const lines = [...headers].map(([name, value]) => `${name}: ${value}\r\n`);
  const status = `${String(body.statusCode)} ${STATUS_CODES[body.statusCode] ?? 'Refused'}`;
  return `HTTP/1.1 ${status}\r\n${lines.join('')}\r\n${text}`;
}
