import { BlockList, isIP } from 'node:net';

const REFUSED_IPV4 = new BlockList();
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
  REFUSED_IPV4.addSubnet(address, prefix, 'ipv4');
}

/** All that is handed out of IPv6; the rest is of this machine, of local networks, or of nobody yet. */
const HANDED_OUT_IPV6 = new BlockList();
HANDED_OUT_IPV6.addSubnet('2000::', 3, 'ipv6');

/** Of that: tunnels, which carry an IPv4 address that nobody looked at, and examples. */
const REFUSED_IPV6 = new BlockList();
for (const [address, prefix] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const) {
  REFUSED_IPV6.addSubnet(address, prefix, 'ipv6');
}

/** Whose last 32 bits are an IPv4 address: mapped, compatible, NAT64. */
const EMBEDDED_IPV4 = /^(?:::ffff:|::|64:ff9b::)([0-9a-f]{1,4}):([0-9a-f]{1,4})$/;

/**
 * Whether an IP address is not one of the public internet: loopback, private, link-local, multicast, reserved.
 * @param address IPv4 or IPv6 without brackets; anything else counts as not public
 */
export function isPrivateAddress(address: string): boolean {
  const bare = address.split('%')[0] ?? address;
  const family = isIP(bare);
  if (family === 0) return true;
  if (family === 4) return REFUSED_IPV4.check(bare, 'ipv4');
  const inner = embeddedIpv4(bare);
  if (inner !== null) return REFUSED_IPV4.check(inner, 'ipv4');
  return !HANDED_OUT_IPV6.check(bare, 'ipv6') || REFUSED_IPV6.check(bare, 'ipv6');
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

function embeddedIpv4(ipv6: string): string | null {
  // The URL parser writes every address in one way.
  const [, high, low] = EMBEDDED_IPV4.exec(bareHost(new URL(`http://[${ipv6}]`).hostname)) ?? [];
  if (high === undefined || low === undefined) return null;
  const [upper, lower] = [Number.parseInt(high, 16), Number.parseInt(low, 16)];
  return [upper >> 8, upper & 255, lower >> 8, lower & 255].join('.');
}
