import type { IncomingHttpHeaders } from 'node:http';
import { hostName, isLoopbackName } from './host-names.js';

/**
 * Whether a browser's page may talk to the host: only pages of the host itself may.
 * @param origin the Origin header; absent = no page, or a harmless request of the own page
 * @param host the Host header
 * @param publicUrl the address that people use behind a proxy
 */
export function isOwnOrigin(origin: string | undefined, host: string | undefined, publicUrl: string | null): boolean {
  if (origin === undefined) return true;
  // Sandboxed frames and files say "null", which does not parse.
  if (!URL.canParse(origin)) return false;
  const page = new URL(origin);
  if (!/^https?:$/.test(page.protocol)) return false;
  if (publicUrl !== null && page.origin === new URL(publicUrl).origin) return true;
  return isSameHost(page, host);
}

/**
 * Whether a browser says that a page of elsewhere is behind the request, another port of this machine included. Such a
 * request carries no Origin when it only loads something (a picture, a script, a form that asks by GET).
 */
export function isFromForeignPage(headers: IncomingHttpHeaders): boolean {
  const site = headers['sec-fetch-site'];
  return headers.origin === undefined && (site === 'cross-site' || site === 'same-site');
}

// The scheme does not count: a proxy that ends TLS speaks plain HTTP to the host.
function isSameHost(page: URL, host: string | undefined): boolean {
  const name = hostName(host);
  // What looks like a name and a port may still be none: 256.0.0.1, or port 99999.
  if (name === null || !URL.canParse(`${page.protocol}//${host ?? ''}`)) return false;
  const own = new URL(`${page.protocol}//${host ?? ''}`);
  if (page.host === own.host) return true;
  return page.port === own.port && isLoopbackName(name) && isLoopbackName(hostName(page.host) ?? '');
}
