import type { NextFunction, Request, Response } from 'express';
import { RequestError } from '../../domain/index.js';

/** Largest body of a request. */
export const BODY_LIMIT_BYTES = 1024 * 1024;

/** Refuses by the announced length, whatever the type: the parser only looks at JSON. */
export function refuseLargeBodies(request: Request, response: Response, next: NextFunction): void {
  if (Number(request.headers['content-length'] ?? 0) <= BODY_LIMIT_BYTES) {
    next();
    return;
  }
  // The rest of the body is not read: the connection cannot be used again.
  response.setHeader('Connection', 'close');
  next(tooLarge());
}

/** Errors of the body parser, in the host's own words: theirs quote the body. */
export function explainBodyErrors(error: unknown, _request: Request, _response: Response, next: NextFunction): void {
  const { type } = (error ?? {}) as { type?: unknown };
  if (type === 'entity.too.large') next(tooLarge());
  else if (typeof type === 'string') next(new RequestError('bad_request', bodyFault(type)));
  else next(error);
}

function bodyFault(type: string): string {
  return type === 'entity.parse.failed' ? 'The body is not valid JSON' : 'The body cannot be read';
}

function tooLarge(): RequestError {
  return new RequestError('payload_too_large', 'The body is larger than 1 MiB');
}
