import { describe, expect, it } from '@jest/globals';
import { bytes, duration, speed, timeSpan } from './format.js';

describe('numbers in words', () => {
  it.each([
    [0, '0 B'],
    [1023, '1023 B'],
    [1024, '1.0 KiB'],
    [1536 * 1024, '1.5 MiB'],
    [104_857_600, '100 MiB'],
    [5e12, '4.5 TiB'],
  ])('%d bytes are %s', (count, text) => {
    expect(bytes(count)).toBe(text);
  });

  it.each([
    [-3, '0 s'],
    [12.4, '12 s'],
    [89.4, '89 s'],
    [90, '2 min'],
    [3599, '1 h'],
    [7500, '2 h 5 min'],
    [86_400 * 3, '3 d'],
  ])('%d seconds are %s', (seconds, text) => {
    expect(timeSpan(seconds)).toBe(text);
  });

  it.each([
    [187, '3:07'],
    [3723, '1:02:03'],
    [0, '0:00'],
  ])('%d seconds of music last %s', (seconds, text) => {
    expect(duration(seconds)).toBe(text);
  });

  it('says speed by the second', () => {
    expect(speed(2_621_440)).toBe('2.5 MiB/s');
  });
});
