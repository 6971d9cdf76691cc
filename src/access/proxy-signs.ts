import type { AccessRequest } from './access-request.js';

const NAMES = new Set([
  'forwarded',
  'via',
  'x-real-ip',
  'x-client-ip',
  'x-cluster-client-ip',
  'true-client-ip',
  'cf-connecting-ip',
]);

/** @returns whether somebody passed the request on: then the peer's address says nothing about who asks */
export function isPassedOn(request: Pick<AccessRequest, 'headers' | 'httpVersion'>): boolean {
  // nginx speaks HTTP/1.0 to what is behind it unless told otherwise, and by default sends no header that tells.
  if (request.httpVersion === '1.0') return true;
  return Object.keys(request.headers).some((name) => NAMES.has(name) || name.startsWith('x-forwarded'));
}
