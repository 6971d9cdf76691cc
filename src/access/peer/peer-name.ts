import { isIP, isIPv6 } from 'node:net';

/** How some proxies write an address in X-Forwarded-For. */
const WITH_PORT = /^(?:\[([^\]]+)\](?::\d+)?|([\d.]+):\d+)$/;

/** @returns the address without port, brackets and zone, IPv4 in its own form; null when that is none */
export function bareAddress(written: string | undefined): string | null {
  const match = WITH_PORT.exec(written ?? '');
  const bare = (match?.[1] ?? match?.[2] ?? written ?? '').replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  return isIP(bare) === 0 ? null : bare;
}

/** What limits count by. Who has one address of IPv6 has the 2^64 beside it, too: they count as one. */
export function peerName(address: string): string {
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.split('::');
  const first = head === '' ? [] : head.split(':');
  const last = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : 8 - first.length - last.length;
  const groups = [...first, ...Array<string>(Math.max(0, zeros)).fill('0'), ...last].slice(0, 4);
  // One address can be written in several ways.
  return groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':');
}
