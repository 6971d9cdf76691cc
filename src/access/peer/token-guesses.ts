import { Injectable } from '@nestjs/common';
import { Clock, RequestError } from '../../domain/index.js';
import { hashToken } from '../token-secret.js';
import { Peers, type PeerRequest } from './peers.js';
import { RecentByPeer } from './recent-by-peer.js';

/** Different wrong tokens that one peer may send in {@link PERIOD_MS}. */
export const MAX_GUESSES = 20;
export const PERIOD_MS = 60_000;

/**
 * Slows down who guesses tokens in headers, cookies and handshakes. The same wrong token again is no guess, but a program with an old one.
 * What has opened the host for a peer before goes on to do so: one who guesses must not lock out those behind the same proxy.
 */
@Injectable()
export class TokenGuesses {
  /** Monotonic ms by the hash of a wrong token. */
  private readonly wrong = new RecentByPeer<ReadonlyMap<string, number>>();
  private readonly right = new RecentByPeer<ReadonlySet<string>>();

  constructor(
    private readonly peers: Peers,
    private readonly clock: Clock,
  ) {}

  /**
   * Looks a token up, unless too many were tried.
   * @param find looks it up
   * @throws RequestError `too_many_requests` when that peer has guessed too often and never used this one
   */
  judge<T>(token: string, request: PeerRequest, find: (token: string) => T | null): T | null {
    const peer = this.peers.nameOf(request);
    const hash = hashToken(token).toString('base64');
    const isKnown = this.right.get(peer)?.has(hash) === true;
    if (!isKnown) this.assertMayGuess(peer, hash);
    const found = find(token);
    if (found === null) this.noteWrong(peer, hash);
    else if (!isKnown) this.right.set(peer, new Set([...(this.right.get(peer) ?? []), hash]));
    return found;
  }

  private assertMayGuess(peer: string, hash: string): void {
    const guesses = this.recent(peer);
    const [oldest] = guesses.values();
    if (oldest === undefined || guesses.size < MAX_GUESSES || guesses.has(hash)) return;
    throw new RequestError('too_many_requests', 'Too many wrong tokens came from this address; try again in a minute', {
      retryAfterMs: oldest + PERIOD_MS - this.clock.monotonic(),
    });
  }

  private noteWrong(peer: string, hash: string): void {
    const guesses = this.recent(peer);
    if (!guesses.has(hash)) this.wrong.set(peer, new Map([...guesses, [hash, this.clock.monotonic()]]));
  }

  private recent(peer: string): ReadonlyMap<string, number> {
    const since = this.clock.monotonic() - PERIOD_MS;
    return new Map([...(this.wrong.get(peer) ?? [])].filter(([, at]) => at > since));
  }
}
