import type { ErrorCode, RequestErrorCode } from '../../domain/index.js';

/** The one place where errors of the host become HTTP. */
export const HTTP_STATUS_OF: Readonly<Record<ErrorCode | RequestErrorCode, number>> = {
  bad_request: 400,
  bad_link: 400,
  unauthorized: 401,
  forbidden: 403,
  illegal_transition: 409,
  conflict: 409,
  locked: 409,
  payload_too_large: 413,
  too_many_requests: 429,
  unavailable: 503,
  internal: 500,
  // What follows comes from behind the host: the source, the disk, a plugin.
  not_found: 404,
  not_available: 404,
  format_unavailable: 404,
  empty: 404,
  not_entitled: 403,
  auth_required: 503,
  auth_expired: 503,
  rate_limited: 503,
  interrupted: 503,
  network: 502,
  invalid_response: 502,
  decryption: 502,
  corrupt: 502,
  plugin: 502,
  timeout: 504,
  disk_full: 507,
  filesystem: 500,
  unknown: 500,
};

/** Code of an HTTP status that the framework gave. */
export function codeOfStatus(status: number): RequestErrorCode | 'not_found' {
  const codes: Record<number, RequestErrorCode | 'not_found'> = {
    401: 'unauthorized',
    403: 'forbidden',
    404: 'not_found',
    409: 'conflict',
    413: 'payload_too_large',
    429: 'too_many_requests',
    503: 'unavailable',
  };
  return codes[status] ?? (status < 500 ? 'bad_request' : 'internal');
}
