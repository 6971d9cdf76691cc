import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { VirtualTimeScheduler } from 'rxjs';
import { ManualClock } from '../../../test/support/manual-clock.js';
import { NotifierHost } from '../../../test/support/notifier-host.js';
import { EventBus } from '../../events/index.js';
import { LINGER_MS } from '../progress/progress.feed.js';
import { RECORD_PERIOD_MS, SpeedHistory } from './speed-history.js';

const START = Date.UTC(2030, 0, 1);

/** Ticks and clock by one virtual time. */
class VirtualClock extends ManualClock {
  constructor(private readonly time: VirtualTimeScheduler) {
    super(START);
  }

  override now(): number {
    return super.now() + this.time.now();
  }

  override monotonic(): number {
    return this.time.now();
  }
}

function opened() {
  const time = new VirtualTimeScheduler();
  const events = new EventBus();
  const clock = new VirtualClock(time);
  const sampler = { bytesPerSecond: 0, runningCount: 0 };
  const history = new SpeedHistory(events, sampler, clock, time);
  history.onModuleInit();
  return {
    history,
    sampler,
    clock,
    events,
    /** Bytes come all the time from one second to another. */
    move(fromSecond: number, toSecond: number) {
      for (let at = fromSecond * 1000; at <= toSecond * 1000; at += 250) {
        time.schedule(() => {
          sampler.bytesPerSecond = at;
          sampler.runningCount = 2;
          events.publish('transfer.progress', {
            id: 'track_1',
            parentId: null,
            bytes: at,
            receivedBytes: at,
            totalBytes: null,
            stage: 'transferring',
          });
        }, at);
      }
    },
    until(second: number) {
      time.maxFrames = second * 1000;
      time.flush();
      time.frame = second * 1000;
    },
  };
}

describe('the record of the speed', () => {
  it('has a sample a second while something moves, and none while nothing does', () => {
    const host = opened();
    host.move(0, 10);
    host.move(100, 105);
    host.until(200);
    const { samples, periodMs } = host.history.record;
    expect(periodMs).toBe(600_000);
    const seconds = samples.map(({ at }) => (at - START) / 1000);
    const lingering = Math.floor(LINGER_MS / 1000) + 1;
    expect(seconds.filter((second) => second < 100)).toEqual(Array.from({ length: 10 + lingering }, (_, i) => i + 1));
    expect(seconds.find((second) => second >= 100)).toBe(101);
    expect(seconds.at(-1)).toBe(105 + lingering);
    expect(samples[4]).toEqual({ at: START + 5000, bytesPerSecond: 5000, activeDownloads: 2 });
  });

  it('goes back ten minutes and no further, however long it runs', () => {
    const host = opened();
    host.move(0, 900);
    host.until(900);
    const { samples } = host.history.record;
    expect(samples.length).toBeGreaterThan(590);
    expect(samples.length).toBeLessThanOrEqual(600);
    expect(samples[0]!.at).toBeGreaterThan(START + 900_000 - RECORD_PERIOD_MS);
    host.until(1900);
    expect(host.history.record.samples).toEqual([]);
  });

  it('is not emptied by a clock that is set', () => {
    const host = opened();
    host.move(0, 20);
    host.until(20);
    host.clock.setWallClockBy(86_400_000);
    expect(host.history.record.samples.length).toBeGreaterThanOrEqual(19);
  });

  it('ends with the host', () => {
    const host = opened();
    host.history.onModuleDestroy();
    host.move(0, 5);
    host.until(20);
    expect(host.history.record.samples).toEqual([]);
  });
});

describe('GET /stats/history', () => {
  let host: NotifierHost;
  beforeAll(async () => {
    host = await NotifierHost.start();
  });
  afterAll(() => host.stop());

  it('answers it', async () => {
    expect(await (await fetch(`${host.url}/api/v1/stats/history`)).json()).toEqual({ periodMs: 600_000, samples: [] });
  });
});
