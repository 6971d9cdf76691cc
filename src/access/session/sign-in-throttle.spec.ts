import { beforeEach, describe, expect, it } from '@jest/globals';
import { ManualClock } from '../../../test/support/manual-clock.js';
import type { RequestError } from '../../domain/index.js';
import { MAX_PEERS } from '../peer/recent-by-peer.js';
import { MAX_WRONG, PERIOD_MS, SignInThrottle } from './sign-in-throttle.js';

let clock: ManualClock;
let throttle: SignInThrottle;
beforeEach(() => {
  clock = new ManualClock();
  throttle = new SignInThrottle(clock);
});

function refusal(address: string): RequestError | null {
  try {
    throttle.assertMayTry(address);
    return null;
  } catch (error) {
    return error as RequestError;
  }
}

function beWrong(address: string, times = MAX_WRONG): void {
  for (let i = 0; i < times; i++) throttle.noteWrong(address);
}

describe('SignInThrottle', () => {
  it('lets a peer be wrong ten times in any minute, and says when it may try again', async () => {
    beWrong('192.0.2.1', 1);
    await clock.advance(20_000);
    beWrong('192.0.2.1', MAX_WRONG - 2);
    expect(refusal('192.0.2.1')).toBeNull();
    beWrong('192.0.2.1', 1);
    expect(refusal('192.0.2.1')).toMatchObject({ code: 'too_many_requests', retryAfterMs: PERIOD_MS - 20_000 });
    expect(refusal('192.0.2.2')).toBeNull();
    await clock.advance(PERIOD_MS - 20_000);
    expect(refusal('192.0.2.1')).toBeNull();
    beWrong('192.0.2.1', 1);
    expect(refusal('192.0.2.1')).toMatchObject({ retryAfterMs: 20_000 });
  });

  it('remembers only so many, first those that were wrong last', () => {
    beWrong('192.0.2.1');
    beWrong('192.0.2.2', MAX_WRONG - 1);
    for (let i = 0; i < MAX_PEERS - 2; i++) throttle.noteWrong(`10.0.${String(i >> 8)}.${String(i & 255)}`);
    beWrong('192.0.2.2', 1);
    expect(refusal('192.0.2.1')).not.toBeNull();
    throttle.noteWrong('10.1.0.0');
    expect(refusal('192.0.2.1')).toBeNull();
    expect(refusal('192.0.2.2')).not.toBeNull();
  });
});
