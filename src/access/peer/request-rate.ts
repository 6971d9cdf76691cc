import { Injectable } from '@nestjs/common';
import { LiveSettings } from '../../config/index.js';
import { Clock, RequestError } from '../../domain/index.js';
import { Peers, type PeerRequest } from './peers.js';
import { RecentByPeer } from './recent-by-peer.js';

const MINUTE_MS = 60_000;

/**
 * How often one address may ask (setting `limits.requestsPerMinute`). Of each address one number is kept: the time at which
 * all that it asked for would have been asked for at an even pace. It may be a minute ahead.
 */
@Injectable()
export class RequestRate {
  /** Monotonic ms. */
  private readonly pace = new RecentByPeer<number>();

  constructor(
    private readonly settings: LiveSettings,
    private readonly peers: Peers,
    private readonly clock: Clock,
  ) {}

  /** @returns why that request is one too many; says when to come again. null when it is not, and is counted */
  refuse(request: PeerRequest): RequestError | null {
    const { requestsPerMinute } = this.settings.current.limits;
    if (requestsPerMinute === 0 || this.peers.isOwnMachine(request)) return null;
    const peer = this.peers.nameOf(request);
    const now = this.clock.monotonic();
    const next = Math.max(now, this.pace.get(peer) ?? 0) + MINUTE_MS / requestsPerMinute;
    const aheadMs = next - now - MINUTE_MS;
    // Sums of fractions: the last one of a minute must not fail by a hair.
    if (aheadMs > 1e-6) return tooMany(aheadMs);
    this.pace.set(peer, next);
    return null;
  }
}

function tooMany(retryAfterMs: number): RequestError {
  return new RequestError(
    'too_many_requests',
    'Too many requests came from this address; send fewer, or raise limits.requestsPerMinute',
    { retryAfterMs },
  );
}
