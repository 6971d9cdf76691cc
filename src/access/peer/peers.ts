import type { IncomingMessage } from 'node:http';
import { Injectable } from '@nestjs/common';
import proxyaddr from 'proxy-addr';
import { LiveSettings } from '../../config/index.js';
import type { AccessRequest } from '../access-request.js';
import { isLoopbackAddress } from '../host-names.js';
import { isPassedOn } from '../proxy-signs.js';
import { bareAddress, peerName } from './peer-name.js';

/** What tells who asks. */
export type PeerRequest = Pick<AccessRequest, 'headers' | 'remoteAddress' | 'httpVersion'>;

type Trust = (address: string, hop: number) => boolean;

/** Whom limits count. It opens nothing: who may enter is decided by the address of the connection alone. */
@Injectable()
export class Peers {
  private trusted: string | null = null;
  private trust: Trust = () => false;

  constructor(private readonly settings: LiveSettings) {}

  /** @returns a name for the address of the connection or, when that is a trusted proxy, for the one that it came from */
  nameOf(request: PeerRequest): string {
    const own = bareAddress(request.remoteAddress) ?? '';
    return peerName(bareAddress(this.addressOf(request)) ?? own);
  }

  /** Whether a program of this machine asks, directly. */
  isOwnMachine(request: PeerRequest): boolean {
    return isLoopbackAddress(request.remoteAddress) && !isPassedOn(request);
  }

  /** Whether that address is one of a trusted proxy. */
  isTrusted(address: string | undefined): boolean {
    const bare = bareAddress(address);
    return bare !== null && this.currentTrust()(bare, 0);
  }

  private addressOf({ headers, remoteAddress }: PeerRequest): string | undefined {
    if (headers['x-forwarded-for'] === undefined || this.settings.current.trustedProxies === null) return remoteAddress;
    const request = { headers, socket: { remoteAddress } } as unknown as IncomingMessage;
    const trust = this.currentTrust();
    // It goes back as far as it is trusted; what stands before that may be made up by whoever asks.
    return proxyaddr(request, (written, hop) => {
      const bare = bareAddress(written);
      return bare !== null && trust(bare, hop);
    });
  }

  private currentTrust(): Trust {
    const { trustedProxies } = this.settings.current;
    if (trustedProxies !== this.trusted) {
      this.trusted = trustedProxies;
      this.trust = trustedProxies === null ? () => false : proxyaddr.compile(trustedProxies.split(','));
    }
    return this.trust;
  }
}
