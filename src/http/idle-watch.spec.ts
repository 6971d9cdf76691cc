import { describe, expect, it } from '@jest/globals';
import { ManualClock } from '../../test/support/manual-clock.js';
import type { CancelTimer } from '../domain/index.js';
import { IdleWatch } from './idle-watch.js';

/** Timers fire as late as a thread that was held up lets them. */
class HeldUpClock extends ManualClock {
  lateMs = 0;

  override schedule(delayMs: number, callback: () => void): CancelTimer {
    return super.schedule(delayMs + this.lateMs, callback);
  }
}

function watched(clock: ManualClock): { watch: IdleWatch; idle: number[] } {
  const idle: number[] = [];
  const watch = new IdleWatch(clock, 1000, () => idle.push(clock.monotonic()));
  return { watch, idle };
}

describe('the idle watch', () => {
  it('speaks after silence, counted from the last sign of life', async () => {
    const clock = new ManualClock();
    const { watch, idle } = watched(clock);
    await clock.advance(700);
    watch.seen();
    await clock.advance(999);
    expect(idle).toEqual([]);
    await clock.advance(1);
    expect(idle).toEqual([1700]);
  });

  it('does not count silence of our own', async () => {
    const clock = new ManualClock();
    const { watch, idle } = watched(clock);
    watch.rest();
    await clock.advance(5000);
    watch.wake();
    await clock.advance(999);
    expect(idle).toEqual([]);
    await clock.advance(1);
    expect(idle).toHaveLength(1);
  });

  it('does not blame the other side for the time in which this thread was held up', async () => {
    const clock = new HeldUpClock();
    clock.lateMs = 5000;
    const { idle } = watched(clock);
    clock.lateMs = 0;
    await clock.advance(6000);
    expect(idle).toEqual([]);
    await clock.advance(1000);
    expect(idle).toEqual([7000]);
  });
});
