import { Injectable } from '@nestjs/common';
import { isIPv6 } from 'node:net';
import { Clock, RequestError } from '../../domain/index.js';

/** Wrong tokens that one peer may try in {@link PERIOD_MS}. */
export const MAX_WRONG = 10;
export const PERIOD_MS = 60_000;
/** So many peers are remembered; the one that was quiet for the longest time goes first. */
export const MAX_PEERS = 10_000;

/** Slows down who guesses tokens at the sign-in. */
@Injectable()
export class SignInThrottle {
  /** Monotonic ms of the wrong ones of the last minute, oldest first; the peer that was wrong last stands last. */
  private readonly wrong = new Map<string, number[]>();

  constructor(private readonly clock: Clock) {}

  /** @throws RequestError `too_many_requests` when that peer was wrong too often; says when to come again */
  assertMayTry(address: string | undefined): void {
    const times = this.recent(peerOf(address));
    const [oldest] = times;
    if (oldest === undefined || times.length < MAX_WRONG) return;
    throw new RequestError('too_many_requests', 'Too many wrong tokens came from this address; try again in a minute', {
      retryAfterMs: oldest + PERIOD_MS - this.clock.monotonic(),
    });
  }

  noteWrong(address: string | undefined): void {
    const peer = peerOf(address);
    const times = [...this.recent(peer), this.clock.monotonic()];
    this.wrong.delete(peer);
    this.wrong.set(peer, times);
    const longestQuiet = this.wrong.keys().next();
    if (this.wrong.size > MAX_PEERS && !longestQuiet.done) this.wrong.delete(longestQuiet.value);
  }

  private recent(peer: string): number[] {
    const since = this.clock.monotonic() - PERIOD_MS;
    return (this.wrong.get(peer) ?? []).filter((at) => at > since);
  }
}

/** Who has one address of IPv6 has the 2^64 beside it, too: they count as one. */
function peerOf(address: string | undefined): string {
  const bare = (address ?? '').replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  if (!isIPv6(bare)) return bare;
  const [head = '', tail] = bare.split('::');
  const first = head === '' ? [] : head.split(':');
  const last = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : 8 - first.length - last.length;
  return [...first, ...Array<string>(Math.max(0, zeros)).fill('0'), ...last].slice(0, 4).join(':');
}
