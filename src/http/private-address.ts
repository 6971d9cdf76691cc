import { BlockList, isIP } from 'node:net';

const REFUSED = new BlockList();
for (const [address, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const) {
  REFUSED.addSubnet(address, prefix, 'ipv4');
}
for (const [address, prefix] of [
  ['::', 127],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
  ['2002::', 16],
  ['64:ff9b:1::', 48],
] as const) {
  REFUSED.addSubnet(address, prefix, 'ipv6');
}

/** Prefixes whose last 32 bits are an IPv4 address: mapped, compatible, NAT64. */
const EMBEDDED_IPV4 = new BlockList();
EMBEDDED_IPV4.addSubnet('::', 96, 'ipv6');
EMBEDDED_IPV4.addSubnet('64:ff9b::', 96, 'ipv6');

/**
 * Whether an IP address is not one of the public internet: loopback, private, link-local, multicast, reserved.
 * @param address IPv4 or IPv6 without brackets; anything else counts as not public
 */
export function isPrivateAddress(address: string): boolean {
  const bare = address.split('%')[0] ?? address;
  const family = isIP(bare);
  if (family === 0) return true;
  if (family === 4) return REFUSED.check(bare, 'ipv4');
  if (REFUSED.check(bare, 'ipv6')) return true;
  // A block list looks through the mapped form (::ffff:…) by itself.
  return EMBEDDED_IPV4.check(bare, 'ipv6') && REFUSED.check(lastIpv4(bare), 'ipv4');
}

/** Whether a URL leads to this machine by its very name. */
export function isLoopbackUrl(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const host = bareHost(new URL(url).hostname);
  return host === 'localhost' || host.endsWith('.localhost') || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host);
}

/** A URL's host name without the brackets of IPv6. */
export function bareHost(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, '');
}

function lastIpv4(ipv6: string): string {
  const groups = bareHost(new URL(`http://[${ipv6}]`).hostname)
    .split(':')
    .slice(-2)
    .map((group) => Number.parseInt(group || '0', 16));
  const [high = 0, low = 0] = groups;
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}
