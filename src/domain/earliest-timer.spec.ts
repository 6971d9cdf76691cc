import { describe, expect, it } from '@jest/globals';
import { ManualClock } from '../../test/support/manual-clock.js';
import { EarliestTimer } from './earliest-timer.js';

describe('EarliestTimer', () => {
  it('calls once for the earliest time, and again for what is expected after that', async () => {
    const clock = new ManualClock();
    let calls = 0;
    const timer = new EarliestTimer(clock, () => calls++);
    const now = clock.now();
    for (const delayMs of [300, 100, 200]) timer.expect(now + delayMs);
    expect(clock.pendingTimers).toBe(1);
    await clock.advance(100);
    expect(calls).toBe(1);
    await clock.advance(500);
    expect(calls).toBe(1);
    timer.expect(now);
    await clock.advance(0);
    expect(calls).toBe(2);
  });

  it('calls nobody once it is closed', async () => {
    const clock = new ManualClock();
    let calls = 0;
    const timer = new EarliestTimer(clock, () => calls++);
    timer.expect(clock.now() + 10);
    timer.close();
    timer.expect(clock.now() + 5);
    await clock.advance(100);
    expect(calls).toBe(0);
  });

  it('notices that the wall clock was set back, once', async () => {
    const clock = new ManualClock();
    const timer = new EarliestTimer(clock, () => undefined);
    await clock.advance(5000);
    expect(timer.setBackMs()).toBe(0);
    clock.setWallClockBy(-60_000);
    expect(timer.setBackMs()).toBe(60_000);
    expect(timer.setBackMs()).toBe(0);
    clock.setWallClockBy(60_000);
    expect(timer.setBackMs()).toBe(0);
  });
});
