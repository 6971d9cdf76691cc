import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ManualClock } from '../../test/support/manual-clock.js';
import { RateGovernor } from './rate-governor.js';

const never = (): AbortSignal => new AbortController().signal;

/** Asks for permits and notes when they come. */
function asking(clock: ManualClock, governor: RateGovernor): { times: number[]; ask: (count: number) => void } {
  const times: number[] = [];
  const ask = (count: number): void => {
    for (let one = 0; one < count; one++) {
      void governor.acquire(never()).then((permit) => {
        times.push(clock.monotonic());
        permit.end();
      });
    }
  };
  return { times, ask };
}

describe('RateGovernor', () => {
  it('lets the limit through at once and the next when the first leaves the window', async () => {
    const clock = new ManualClock();
    const { times, ask } = asking(clock, new RateGovernor(clock, () => 3));
    ask(2);
    await clock.advance(1000);
    ask(3);
    await clock.advance(3999);
    expect(times).toEqual([0, 0, 1000]);
    await clock.advance(1);
    expect(times).toEqual([0, 0, 1000, 5000, 5000]);
    expect(clock.pendingTimers).toBe(0);
  });

  it('never gives more than the limit in any window, whatever comes when', async () => {
    const bursts = fc.array(fc.tuple(fc.integer({ min: 0, max: 6000 }), fc.integer({ min: 1, max: 9 })), {
      maxLength: 12,
    });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 6 }), bursts, async (limit, steps) => {
        const clock = new ManualClock();
        const { times, ask } = asking(clock, new RateGovernor(clock, () => limit));
        let asked = 0;
        for (const [pauseMs, count] of steps) {
          await clock.advance(pauseMs);
          ask(count);
          asked += count;
        }
        await clock.advance(5000 * Math.ceil(asked / limit) + 5000);
        expect(times).toHaveLength(asked);
        for (const start of times) {
          expect(times.filter((at) => at >= start && at < start + 5000).length).toBeLessThanOrEqual(limit);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('serves in the order of asking', async () => {
    const clock = new ManualClock();
    const governor = new RateGovernor(clock, () => 1);
    const order: number[] = [];
    for (const one of [1, 2, 3]) {
      void governor.acquire(never()).then((permit) => {
        order.push(one);
        permit.end();
      });
    }
    await clock.advance(10_000);
    expect(order).toEqual([1, 2, 3]);
  });

  it('lets an aborted one go at once and gives its place to the next', async () => {
    const clock = new ManualClock();
    const governor = new RateGovernor(clock, () => 1);
    const stop = new AbortController();
    (await governor.acquire(never())).end();
    const left = governor.acquire(stop.signal);
    const { times, ask } = asking(clock, governor);
    ask(1);
    stop.abort(new Error('no longer wanted'));
    await expect(left).rejects.toThrow('no longer wanted');
    await expect(governor.acquire(stop.signal)).rejects.toThrow('no longer wanted');
    expect(governor.state().waiting).toBe(1);
    await clock.advance(5000);
    expect(times).toEqual([5000]);
  });

  it('stops everybody once for a penalty and says until when', async () => {
    const clock = new ManualClock();
    const governor = new RateGovernor(clock, () => 10);
    const { times, ask } = asking(clock, governor);
    governor.penalize(3000);
    governor.penalize(2000);
    ask(2);
    await clock.advance(2999);
    expect(times).toEqual([]);
    expect(governor.state()).toMatchObject({ waiting: 2, used: 0, limit: 10, blockedUntil: clock.now() + 1 });
    await clock.advance(1);
    expect(times).toEqual([3000, 3000]);
    expect(governor.state().blockedUntil).toBeNull();
  });

  it('tells when a permit could be had without taking one, in its turn', async () => {
    const clock = new ManualClock();
    const governor = new RateGovernor(clock, () => 1);
    await governor.ready(never());
    (await governor.acquire(never())).end();
    const order: string[] = [];
    void governor.ready(never()).then(() => order.push(`ready ${String(clock.monotonic())}`));
    void governor.acquire(never()).then(() => order.push(`permit ${String(clock.monotonic())}`));
    await clock.advance(5000);
    expect(order).toEqual(['ready 5000', 'permit 5000']);
  });

  it('follows a limit that changes while somebody waits', async () => {
    const clock = new ManualClock();
    let limit = 1;
    const governor = new RateGovernor(clock, () => limit);
    const { times, ask } = asking(clock, governor);
    ask(3);
    await clock.advance(100);
    limit = 3;
    governor.refresh();
    await clock.advance(0);
    expect(times).toEqual([0, 100, 100]);
  });

  it('counts a request until a window after it was over: slow ones do not pile up at the other end', async () => {
    const clock = new ManualClock();
    const governor = new RateGovernor(clock, () => 2);
    const slow = await governor.acquire(never());
    (await governor.acquire(never())).end();
    const { times, ask } = asking(clock, governor);
    ask(2);
    await clock.advance(4000);
    slow.end();
    slow.end();
    await clock.advance(4999);
    expect(times).toEqual([5000]);
    expect(governor.state()).toMatchObject({ used: 2, waiting: 1 });
    await clock.advance(1);
    expect(times).toEqual([5000, 9000]);
    expect(governor.state()).toMatchObject({ used: 2, waiting: 0 });
  });

  it('wakes whoever waits for requests that are all under way', async () => {
    const clock = new ManualClock();
    const governor = new RateGovernor(clock, () => 1);
    const first = await governor.acquire(never());
    const { times, ask } = asking(clock, governor);
    ask(1);
    await clock.advance(60_000);
    expect(times).toEqual([]);
    first.end();
    await clock.advance(5000);
    expect(times).toEqual([65_000]);
  });
});
