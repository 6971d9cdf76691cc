import { describe, expect, it } from '@jest/globals';
import { CoalescedRounds } from './coalesced-rounds.js';

function setUp() {
  const begun: (() => void)[] = [];
  const rounds = new CoalescedRounds(() => new Promise<void>((resolve) => begun.push(resolve)));
  const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  return { rounds, begun, settle };
}

describe('coalesced rounds', () => {
  it('are one for many wake-ups during a round, and none is lost', async () => {
    const { rounds, begun, settle } = setUp();
    for (let count = 0; count < 3; count++) rounds.wake();
    await settle();
    expect(begun).toHaveLength(1);
    rounds.wake();
    rounds.wake();
    begun[0]?.();
    await settle();
    expect(begun).toHaveLength(2);
    begun[1]?.();
    await settle();
    expect(begun).toHaveLength(2);
    rounds.wake();
    await settle();
    expect(begun).toHaveLength(3);
  });

  it('hear a wake-up in the very moment a round ends', async () => {
    const { rounds, begun, settle } = setUp();
    rounds.wake();
    await settle();
    begun[0]?.();
    rounds.wake();
    await settle();
    expect(begun).toHaveLength(2);
  });

  it('begin no more after they were closed, and the last one is waited for', async () => {
    const { rounds, begun, settle } = setUp();
    rounds.wake();
    await settle();
    rounds.wake();
    let isClosed = false;
    const closed = rounds.close().then(() => (isClosed = true));
    await settle();
    expect(isClosed).toBe(false);
    begun[0]?.();
    await closed;
    rounds.wake();
    await settle();
    expect(begun).toHaveLength(1);
  });
});
