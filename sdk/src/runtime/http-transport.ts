import { lookup, type LookupAddress, type LookupOptions } from 'node:dns';
import { Unrecoverable } from '../errors.js';
import { isPrivateAddress } from './private-addresses.js';

/** One request, redirects not followed. Its body is read by the caller. */
export type HttpTransport = (url: URL, init: RequestInit) => Promise<Response>;

export function privateAddressRefused(host: string): Unrecoverable {
  return new Unrecoverable(
    `"${host}" is an address of the local network: set "permissions.net.allowPrivate" in the manifest where that is meant.`,
  );
}

type Answer = (error: Error | null, address?: string | LookupAddress[], family?: number) => void;

// The address that was checked is the one that is connected to: a name cannot point elsewhere in between.
function publicLookup(host: string, options: LookupOptions, answer: Answer): void {
  lookup(host, { ...options, all: true }, (error, addresses) => {
    if (error) return void answer(error);
    const publicOnes = addresses.filter(({ address }) => !isPrivateAddress(address));
    const [first] = publicOnes;
    if (first === undefined) return void answer(privateAddressRefused(host));
    if (options.all) return void answer(null, publicOnes);
    answer(null, first.address, first.family);
  });
}

/** The real network; undici is loaded with the first request, because most plugins never make one. */
export function networkTransport(allowPrivate: boolean): HttpTransport {
  let loading: Promise<HttpTransport> | null = null;
  const load = async (): Promise<HttpTransport> => {
    const { Agent, fetch } = await import('undici');
    const dispatcher = new Agent({
      connect: allowPrivate ? {} : { lookup: publicLookup as never },
      keepAliveTimeout: 4000,
      connections: 8,
    });
    return (url, init) => fetch(url, { ...(init as object), dispatcher });
  };
  return async (url, init) => (await (loading ??= load()))(url, init);
}
