import { Injectable } from '@nestjs/common';
import { Clock, RequestError } from '../../domain/index.js';
import { RecentByPeer } from '../peer/recent-by-peer.js';

/** Wrong tokens that one peer may try in {@link PERIOD_MS}. */
export const MAX_WRONG = 10;
export const PERIOD_MS = 60_000;

/** Slows down who guesses tokens at the sign-in. */
@Injectable()
export class SignInThrottle {
  /** Monotonic ms of the wrong ones of the last minute, oldest first. */
  private readonly wrong = new RecentByPeer<number[]>();

  constructor(private readonly clock: Clock) {}

  /** @throws RequestError `too_many_requests` when that peer was wrong too often; says when to come again */
  assertMayTry(peer: string): void {
    const times = this.recent(peer);
    const [oldest] = times;
    if (oldest === undefined || times.length < MAX_WRONG) return;
    throw new RequestError('too_many_requests', 'Too many wrong tokens came from this address; try again in a minute', {
      retryAfterMs: oldest + PERIOD_MS - this.clock.monotonic(),
    });
  }

  noteWrong(peer: string): void {
    this.wrong.set(peer, [...this.recent(peer), this.clock.monotonic()]);
  }

  private recent(peer: string): number[] {
    const since = this.clock.monotonic() - PERIOD_MS;
    return (this.wrong.get(peer) ?? []).filter((at) => at > since);
  }
}
