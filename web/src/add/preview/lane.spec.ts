import { describe, expect, it } from '@jest/globals';
import { Lane } from './lane.js';

function task(): { run: () => Promise<string>; end: (value: string) => void; isRunning: () => boolean } {
  let end = (_: string): void => undefined;
  const promise = new Promise<string>((resolve) => {
    end = resolve;
  });
  let isRunning = false;
  return {
    run: () => {
      isRunning = true;
      return promise;
    },
    end,
    isRunning: () => isRunning,
  };
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('Lane', () => {
  it('runs no more than its width at once, in order', async () => {
    const lane = new Lane(2);
    const tasks = [task(), task(), task()];
    const { signal } = new AbortController();
    const results = tasks.map(({ run }) => lane.run(run, signal));
    await turn();
    expect(tasks.map(({ isRunning }) => isRunning())).toEqual([true, true, false]);
    tasks[1]?.end('b');
    await expect(results[1]).resolves.toBe('b');
    await turn();
    expect(tasks[2]?.isRunning()).toBe(true);
    tasks[0]?.end('a');
    tasks[2]?.end('c');
    await expect(Promise.all(results)).resolves.toEqual(['a', 'b', 'c']);
  });

  it('passes over what nobody wants any more', async () => {
    const lane = new Lane(1);
    const [first, second, third] = [task(), task(), task()];
    const stop = new AbortController();
    const ended = lane.run(first.run, new AbortController().signal);
    const dropped = lane.run(second.run, stop.signal);
    const last = lane.run(third.run, new AbortController().signal);
    stop.abort();
    first.end('done');
    await expect(ended).resolves.toBe('done');
    await expect(dropped).rejects.toThrow();
    expect(second.isRunning()).toBe(false);
    third.end('last');
    await expect(last).resolves.toBe('last');
  });

  it('goes on after a task has failed', async () => {
    const lane = new Lane(1);
    const { signal } = new AbortController();
    await expect(lane.run(() => Promise.reject(new Error('no')), signal)).rejects.toThrow('no');
    await expect(lane.run(() => Promise.resolve('yes'), signal)).resolves.toBe('yes');
  });
});
