import { describe, expect, it } from '@jest/globals';
import { SpeedHistory, WINDOW_MS } from './speed-history.js';

const sample = (at: number, bytesPerSecond: number) => ({ at, bytesPerSecond, activeDownloads: 1 });

describe('SpeedHistory', () => {
  it('puts what is heard after what the host remembers, and says nothing twice', () => {
    let now = 10_000;
    const history = new SpeedHistory(() => now);
    history.add(5, 1);
    now = 12_000;
    history.add(7, 2);
    history.recall([sample(9000, 4), sample(10_100, 5)]);
    expect(history.all.map(({ at, bytesPerSecond }) => [at, bytesPerSecond])).toEqual([
      [9000, 4],
      [10_100, 5],
      [12_000, 7],
    ]);
  });

  it('keeps what was heard when the host remembers nothing', () => {
    const history = new SpeedHistory(() => 10_000);
    history.add(5, 1);
    history.recall([]);
    expect(history.all).toEqual([sample(10_000, 5)]);
  });

  it('forgets what is older than its window, and tells of each change', () => {
    let now = 0;
    let changes = 0;
    const history = new SpeedHistory(() => now);
    const end = history.subscribe(() => changes++);
    history.add(5, 1);
    now = WINDOW_MS + 1;
    history.add(6, 1);
    expect(history.all.map(({ bytesPerSecond }) => bytesPerSecond)).toEqual([6]);
    end();
    history.add(7, 1);
    expect(changes).toBe(2);
  });
});
