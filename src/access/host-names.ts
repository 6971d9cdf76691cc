import { isIP } from 'node:net';

/** Endings that public DNS never answers for, so no page from outside can have such a name. */
const PRIVATE_ENDINGS = ['.local', '.lan', '.home', '.internal', '.home.arpa', '.localdomain', '.localhost'];

/** @returns whether that is an address of this machine, as a socket gives it */
export function isLoopbackAddress(address: string | undefined): boolean {
  if (address === undefined) return false;
  const bare = address.toLowerCase().replace(/^::ffff:/, '');
  return bare === '::1' || (isIP(bare) === 4 && bare.startsWith('127.'));
}

/** @returns whether that name or address always means this machine */
export function isLoopbackName(name: string): boolean {
  return name === 'localhost' || isLoopbackAddress(name);
}

/** @returns the name in a Host header, lower case, without port and brackets; null when there is none or it is malformed */
export function hostName(header: string | undefined): string | null {
  const match = /^(?:\[([0-9a-f:.]+)\]|([a-z0-9._-]+))(?::\d{1,5})?$/i.exec(header ?? '');
  const name = match?.[1] ?? match?.[2];
  return name === undefined ? null : name.toLowerCase().replace(/\.$/, '');
}

/**
 * DNS rebinding: a page of `evil.example` makes that name mean this machine and so becomes "same origin". Only names
 * which public DNS hands out can be used for that: not addresses, not names without a dot, not private endings.
 */
export function isRebindable(name: string): boolean {
  return isIP(name) === 0 && name.includes('.') && !PRIVATE_ENDINGS.some((ending) => name.endsWith(ending));
}
