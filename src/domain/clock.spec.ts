import { describe, expect, it } from '@jest/globals';
import { ManualClock } from '../../test/support/manual-clock.js';
import { SystemClock } from './clock.js';

describe('clock', () => {
  it('waits until its time has come', async () => {
    const clock = new ManualClock();
    let done = false;
    void clock.wait(100).then(() => (done = true));
    await clock.advance(99);
    expect(done).toBe(false);
    await clock.advance(1);
    expect(done).toBe(true);
  });

  it('ends a wait with the reason of the signal and forgets the timer', async () => {
    const clock = new ManualClock();
    const abort = new AbortController();
    const waiting = clock.wait(100, abort.signal);
    abort.abort(new Error('enough'));
    await expect(waiting).rejects.toThrow('enough');
    expect(clock.pendingTimers).toBe(0);
  });

  it('does not fire early for a delay beyond 32 bits', async () => {
    let fired = false;
    const cancel = new SystemClock().schedule(2 ** 40, () => (fired = true));
    await new SystemClock().wait(5);
    cancel();
    expect(fired).toBe(false);
  });
});
