import { describe, expect, it } from '@jest/globals';
import { Subject } from 'rxjs';
import { coalesced } from './coalesced.js';

function setUp() {
  const wakeUps = new Subject<void>();
  const rounds: (() => void)[] = [];
  let emitted = 0;
  const subscription = wakeUps
    .pipe(coalesced(() => new Promise<void>((resolve) => rounds.push(resolve))))
    .subscribe(() => emitted++);
  const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  return { wakeUps, rounds, subscription, settle, emitted: () => emitted };
}

describe('coalesced', () => {
  it('works once for many wake-ups during a round, and loses none', async () => {
    const { wakeUps, rounds, settle, emitted } = setUp();
    wakeUps.next();
    wakeUps.next();
    wakeUps.next();
    expect(rounds).toHaveLength(1);
    rounds[0]?.();
    await settle();
    expect(rounds).toHaveLength(2);
    rounds[1]?.();
    await settle();
    expect(rounds).toHaveLength(2);
    expect(emitted()).toBe(2);
    wakeUps.next();
    expect(rounds).toHaveLength(3);
  });

  it('hears a wake-up in the very moment a round ends', async () => {
    const { wakeUps, rounds, settle } = setUp();
    wakeUps.next();
    rounds[0]?.();
    wakeUps.next();
    await settle();
    expect(rounds).toHaveLength(2);
  });

  it('begins nothing after it was unsubscribed', async () => {
    const { wakeUps, rounds, settle, subscription } = setUp();
    wakeUps.next();
    wakeUps.next();
    subscription.unsubscribe();
    rounds[0]?.();
    await settle();
    wakeUps.next();
    expect(rounds).toHaveLength(1);
  });
});
