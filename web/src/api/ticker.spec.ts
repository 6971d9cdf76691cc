import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Ticker } from './ticker.js';

beforeEach(() => {
  jest.useFakeTimers({ now: 0 });
});
afterEach(() => {
  jest.useRealTimers();
});

describe('Ticker', () => {
  it('tells all who listen the same time, and stands still in between', () => {
    const ticker = new Ticker(1000, Date.now);
    const seen: number[] = [];
    ticker.subscribe(() => seen.push(ticker.now));
    jest.advanceTimersByTime(2500);
    expect(seen).toEqual([1000, 2000]);
    expect(ticker.now).toBe(2000);
  });

  it('rests when nobody listens, and is right again at the first look', () => {
    const ticker = new Ticker(1000, Date.now);
    ticker.subscribe(() => undefined)();
    expect(jest.getTimerCount()).toBe(0);
    jest.advanceTimersByTime(60_000);
    expect(ticker.now).toBe(60_000);
  });
});
