import { HostError, RequestError } from '../../domain/index.js';
import type { HttpTextResponse } from '../../http/index.js';
import type { Transport } from '../upstream/transport.js';
import { isServiceHost, type LinkHosts, type LinkMeaning, parseLink } from './link-parser.js';

const MAX_HOPS = 5;

/**
 * Follows a short link until an address tells what it means. Only hosts of the service are asked, and the page at the
 * end is not: its address is enough.
 * @throws RequestError `bad_link` when it leads nowhere
 */
export async function followShortLink(
  url: string,
  hosts: LinkHosts,
  transport: Transport,
  signal: AbortSignal,
): Promise<LinkMeaning> {
  let current = url;
  for (let hop = 0; hop < MAX_HOPS; hop++) {
    const location = await locationOf(current, transport, signal);
    if (location === null || !URL.canParse(location, current)) break;
    const target = new URL(location, current);
    const meaning = parseLink(target.href, hosts);
    if (meaning && meaning.kind !== 'short') return meaning;
    if (!isServiceHost(target, hosts)) break;
    current = target.href;
  }
  throw new RequestError(
    'bad_link',
    'This short link leads to nothing that can be downloaded. It may have expired: open it and copy the address of the page.',
  );
}

async function locationOf(url: string, transport: Transport, signal: AbortSignal): Promise<string | null> {
  const request = { service: 'deezer-links', url, signal, isForeign: true, maxRedirects: 0 };
  try {
    const location = ({ headers }: HttpTextResponse) =>
      typeof headers.location === 'string' ? headers.location : null;
    return await transport.send(request, location, 'asker');
  } catch (error) {
    if (error instanceof HostError && error.code === 'not_found') return null;
    throw error;
  }
}
