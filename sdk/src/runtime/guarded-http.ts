import type { PluginHttp } from '../context.js';
import { RetryLater, Unrecoverable } from '../errors.js';
import type { Permissions } from '../manifest.js';
import { isPluginError } from './error-data.js';
import { HostAllowList } from './host-allow-list.js';
import { privateAddressRefused, type HttpTransport } from './http-transport.js';
import { isPrivateAddress } from './private-addresses.js';
import { nextRequest, pendingRequest, type PendingRequest } from './redirect.js';
import { wholeResponse } from './whole-response.js';

const MAX_REDIRECTS = 5;
const TIMEOUT_MS = 30_000;
const MAX_BYTES = 8 * 1024 * 1024;

type FetchInit = NonNullable<Parameters<PluginHttp['fetch']>[1]>;

/** `ctx.http`: hosts that the manifest grants, each hop of a redirect checked anew; the whole answer within time and size. */
export class GuardedHttp implements PluginHttp {
  private readonly hosts: HostAllowList;

  constructor(
    private readonly granted: Permissions['net'],
    private readonly ending: AbortSignal,
    private readonly transport: HttpTransport,
  ) {
    this.hosts = new HostAllowList(granted?.hosts ?? []);
  }

  async fetch(
    address: string,
    { timeoutMs = TIMEOUT_MS, maxBytes = MAX_BYTES, ...init }: FetchInit = {},
  ): Promise<Response> {
    // Before the network: what it throws is a mistake of the caller.
    const request = await pendingRequest(parsed(address), init).catch(unsendable);
    const timeout = AbortSignal.timeout(timeoutMs);
    const wishes = [this.ending, ...(init.signal ? [init.signal] : [])];
    const signal = AbortSignal.any([timeout, ...wishes]);
    try {
      return await this.follow(request, signal, maxBytes);
    } catch (error) {
      for (const wish of wishes) wish.throwIfAborted();
      if (isPluginError(error)) throw error;
      const cause = (error as Error).cause;
      if (isPluginError(cause)) throw cause;
      const how = timeout.aborted ? `gave no whole answer within ${timeoutMs / 1000} s` : 'could not be reached';
      // Without the path and the query, which may hold a secret.
      throw new RetryLater(`${request.url.hostname} ${how}.`, null, { cause: error });
    }
  }

  private async follow(first: PendingRequest, signal: AbortSignal, maxBytes: number): Promise<Response> {
    let request = first;
    for (let hops = 0; hops <= MAX_REDIRECTS; hops++) {
      this.check(request.url);
      const response = await this.transport(request.url, {
        ...request.init,
        signal,
        redirect: 'manual',
      });
      const next = nextRequest(request, response);
      if (next === null) return wholeResponse(response, request.url, maxBytes);
      await response.body?.cancel();
      request = next;
    }
    throw new Unrecoverable(`${first.url.hostname} redirects more than ${MAX_REDIRECTS} times.`);
  }

  private check({ protocol, hostname, username, password }: URL): void {
    if (username !== '' || password !== '') throw credentialsRefused(hostname);
    if (protocol !== 'https:' && protocol !== 'http:') {
      throw new Unrecoverable(`ctx.http speaks http and https only, not "${protocol}".`);
    }
    if (!this.hosts.allows(hostname)) {
      throw new Unrecoverable(
        `The host "${hostname}" is not granted: name it in "permissions.net.hosts" of the block "deemusic" in package.json.`,
      );
    }
    // A name is checked when it is looked up; an address is not looked up.
    if (this.granted?.allowPrivate !== true && isPrivateAddress(hostname)) throw privateAddressRefused(hostname);
  }
}

function credentialsRefused(host: string): Unrecoverable {
  return new Unrecoverable(`The address of ${host} holds a name or a password; send them in a header instead.`);
}

function parsed(address: string): URL {
  if (!URL.canParse(address)) throw new Unrecoverable('ctx.http.fetch was given something that is not a URL.');
  const url = new URL(address);
  if (url.username !== '' || url.password !== '') throw credentialsRefused(url.hostname);
  return url;
}

/** Node quotes the header that it does not take, and that may be a secret. */
function unsendable(error: unknown): never {
  const words = (error as Error).message.replace(/"[^"]*"/g, '"…"');
  throw new Unrecoverable(`ctx.http.fetch cannot send that: ${words}`);
}
