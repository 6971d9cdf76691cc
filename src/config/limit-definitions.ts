import proxyaddr from 'proxy-addr';
import { z } from 'zod';
import { integer, type ValueKind } from './setting-values.js';

/** Whom limits count, and how much one of them may. */
export const LIMIT_DEFINITIONS = {
  trustedProxies: {
    title: 'Trusted proxies',
    group: 'access',
    ...proxies(),
    default: null,
    description:
      'Reverse proxies whose X-Forwarded-For is believed: addresses or subnets, separated by commas, also `loopback` and `uniquelocal` ' +
      '(the private networks). It says whom limits count, and nothing else: nobody is let in by it. Without it all who come through one proxy count as one.',
    isLive: true,
  },
  'limits.requestsPerMinute': {
    title: 'Requests a minute',
    group: 'access',
    ...integer(0, 1_000_000),
    default: 6000,
    description:
      'Requests that one address may send in a minute, 0 for any number; then 429 until there is room again. Programs on this machine are not counted.',
    isLive: true,
  },
  'limits.socketsPerAddress': {
    title: 'Sockets of one address',
    group: 'access',
    ...integer(0, 10_000),
    default: 100,
    description:
      'Sockets that one address may have open, 0 for any number. Each open page of the dashboard is one. Programs on this machine are not counted.',
    isLive: true,
  },
} as const;

/** Addresses and subnets, separated by commas. */
function proxies(): ValueKind<string> {
  const message = 'addresses or subnets are expected, separated by commas, such as 172.18.0.0/16, fd00::2, loopback';
  const schema = z
    .string({ message })
    .transform((text) => text.split(/[\s,]+/).filter(Boolean))
    .refine((names) => names.length > 0 && names.every(isProxy), { message })
    .transform((names) => names.join(','));
  return { schema, form: { kind: 'text' } };
}

function isProxy(name: string): boolean {
  try {
    proxyaddr.compile(name);
    return true;
  } catch {
    return false;
  }
}
