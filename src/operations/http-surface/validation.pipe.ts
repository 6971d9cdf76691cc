import { StandardSchemaValidationPipe } from '@nestjs/common';
import { RequestError } from '../../domain/index.js';

interface Issue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

/** Checks bodies, queries and parameters against their schemas; names the path of every fault. */
export function validationPipe(): StandardSchemaValidationPipe {
  return new StandardSchemaValidationPipe({ exceptionFactory: (issues) => badRequest(issues) });
}

function badRequest(issues: readonly Issue[]): RequestError {
  const details = issues.map(({ message, path = [] }) => ({ path: path.map(nameOf).join('.'), message }));
  const named = details.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`));
  return new RequestError('bad_request', `The request is not as expected: ${named.slice(0, 3).join('; ')}`, {
    details,
  });
}

function nameOf(segment: PropertyKey | { readonly key: PropertyKey }): string {
  return String(typeof segment === 'object' ? segment.key : segment);
}
