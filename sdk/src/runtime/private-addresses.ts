import { BlockList, isIP, isIPv6 } from 'node:net';

const refusedIpv4 = new BlockList();
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
  refusedIpv4.addSubnet(address, prefix, 'ipv4');
}

/** All that is handed out of IPv6; of that, tunnels (they carry an IPv4 address that nobody looked at) and examples are refused. */
const handedOutIpv6 = new BlockList();
handedOutIpv6.addSubnet('2000::', 3, 'ipv6');
const refusedIpv6 = new BlockList();
for (const [address, prefix] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const) {
  refusedIpv6.addSubnet(address, prefix, 'ipv6');
}

/**
 * Whether an address is of this machine, of the local network, or of no single machine at all. IPv4 within IPv6 (mapped, or by NAT64)
 * is judged by the IPv4 address.
 */
export function isPrivateAddress(address: string): boolean {
  const plain = address.replace(/^\[|\]$/g, '').replace(/%.*$/, '');
  if (isIP(plain) === 0) return false;
  if (!isIPv6(plain)) return refusedIpv4.check(plain, 'ipv4');
  const inner = embeddedIpv4(plain);
  if (inner !== null) return refusedIpv4.check(inner, 'ipv4');
  return !handedOutIpv6.check(plain, 'ipv6') || refusedIpv6.check(plain, 'ipv6');
}

function embeddedIpv4(address: string): string | null {
  // The URL parser writes every IPv6 address in one way, with hexadecimal groups.
  const normal = new URL(`http://[${address}]/`).hostname.slice(1, -1);
  const [, high, low] = /^(?:::ffff:|::|64:ff9b::)([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(normal) ?? [];
  if (high === undefined || low === undefined) return null;
  const [a, b] = [parseInt(high, 16), parseInt(low, 16)];
  return `${a >> 8}.${a & 255}.${b >> 8}.${b & 255}`;
}
