import type { NextFunction, Request, Response } from 'express';
import { RequestError } from '../../domain/index.js';

/** Largest body of a request. */
export const BODY_LIMIT_BYTES = 1024 * 1024;

/** Content types that count as JSON, as `type-is` names them. */
export const JSON_TYPES = ['json', '+json'];

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

/**
 * Refuses a body that is not JSON. Without this it would count as no body at all, and the answer would name the wrong
 * fault.
 */
export function refuseForeignBodies(request: Request, _response: Response, next: NextFunction): void {
  // null: there is no body.
  if (request.is(JSON_TYPES) === false && request.headers['content-length'] !== '0') {
    next(new RequestError('bad_request', 'Send the body as JSON, with the header Content-Type: application/json'));
  } else {
    next();
  }
}

/** Errors of the body parser, in the host's own words: theirs quote the body. */
export function explainBodyErrors(error: unknown, _request: Request, _response: Response, next: NextFunction): void {
  const { type, status } = (error ?? {}) as { type?: unknown; status?: unknown };
  if (type === 'entity.too.large') next(tooLarge());
  // Those of unpacking have a status and no type.
  else if (!(error instanceof RequestError) && typeof status === 'number' && status < 500) {
    next(new RequestError('bad_request', bodyFault(type)));
  } else next(error);
}

function bodyFault(type: unknown): string {
  return type === 'entity.parse.failed' ? 'The body is not valid JSON' : 'The body cannot be read';
}

function tooLarge(): RequestError {
  return new RequestError('payload_too_large', 'The body is larger than 1 MiB');
}
