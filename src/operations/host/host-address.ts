import type { AddressInfo } from 'node:net';

/**
 * The address under which programs of this machine reach the host.
 * @param bound where it listens; all addresses become loopback
 * @param basePath `/` or `/music`
 */
export function localUrl(bound: AddressInfo, basePath: string): string {
  const name = bound.address === '0.0.0.0' || bound.address === '::' ? '127.0.0.1' : bound.address;
  const host = name.includes(':') ? `[${name}]` : name;
  return `http://${host}:${String(bound.port)}${basePath === '/' ? '' : basePath}`;
}
