import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Paced } from './paced.js';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

describe('what is paced', () => {
  it('happens at once, and once more after the pause, however often it was wanted', () => {
    const done: string[] = [];
    const paced = new Paced(1000, (key) => done.push(key));
    for (let times = 0; times < 50; times++) paced.want('plugins');
    expect(done).toEqual(['plugins']);
    jest.advanceTimersByTime(999);
    expect(done).toHaveLength(1);
    jest.advanceTimersByTime(1);
    expect(done).toHaveLength(2);
    jest.advanceTimersByTime(5000);
    expect(done).toHaveLength(2);
  });

  it('never happens more often than once a pause', () => {
    const done: number[] = [];
    const paced = new Paced(1000, () => done.push(Date.now()));
    for (let passed = 0; passed < 10_000; passed += 100) {
      paced.want('plugins');
      jest.advanceTimersByTime(100);
    }
    expect(done.length).toBeGreaterThanOrEqual(10);
    expect(done.length).toBeLessThanOrEqual(11);
  });

  it('has a pace for each key', () => {
    const done: string[] = [];
    const paced = new Paced(1000, (key) => done.push(key));
    paced.want('a');
    paced.want('b');
    expect(done).toEqual(['a', 'b']);
  });

  it('ends', () => {
    const done: string[] = [];
    const paced = new Paced(1000, (key) => done.push(key));
    paced.want('a');
    paced.want('a');
    paced.end();
    jest.advanceTimersByTime(5000);
    expect(done).toEqual(['a']);
  });
});
