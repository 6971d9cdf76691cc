import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { Agent } from 'undici';
import { InvalidResponseError } from '../domain/index.js';
import { bareHost, isPrivateAddress } from './private-address.js';

/** All addresses of a name. */
export type LookupAll = (
  hostname: string,
  options: { all: true; family?: number | string },
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/** The error for an address that an answer (or a user) named and that must not be asked. */
export function refusedAddress(host: string): InvalidResponseError {
  return new InvalidResponseError(`${host} is a loopback or private address; it was named by an answer and is refused`);
}

/** @throws InvalidResponseError when the URL names such an address itself */
export function assertPublicHost(url: URL): void {
  const host = bareHost(url.hostname);
  const isLocalName = host === 'localhost' || host.endsWith('.localhost');
  if (isLocalName || (isIP(host) !== 0 && isPrivateAddress(host))) throw refusedAddress(host);
}

/**
 * Connects only to public addresses. The check sits in the lookup of the connection itself: a name that answers
 * differently the second time (DNS rebinding) gains nothing.
 */
export function createGuardedAgent(options: Agent.Options, lookupAll: LookupAll = systemLookup as LookupAll): Agent {
  const lookup: LookupFunction = (hostname, lookupOptions, callback) => {
    lookupAll(hostname, { family: lookupOptions.family, all: true }, (error, addresses) => {
      const [first] = addresses ?? [];
      if (error) callback(error, '', 0);
      else if (!first || addresses.some(({ address }) => isPrivateAddress(address))) {
        callback(refusedAddress(hostname), '', 0);
      } else if (lookupOptions.all) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
  return new Agent({ ...options, connect: { ...options.connect, lookup } });
}
