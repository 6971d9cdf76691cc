import { describe, expect, it } from '@jest/globals';
import { bytesOf, sizeText } from './size-text.js';

describe('sizes', () => {
  it.each([
    ['512MiB', 536_870_912],
    ['1.5 GB', 1_500_000_000],
    ['64k', 65_536],
    ['1000', 1000],
    ['2MB/s', 2_000_000],
    [' 0 ', 0],
  ])('%s is understood', (text, bytes) => {
    expect(bytesOf(text)).toBe(bytes);
  });

  it.each(['', 'much', '5 apples', '-1', '1,5GB', '5MiB/h'])('%j is no size', (text) => {
    expect(bytesOf(text)).toBeNull();
  });

  it.each([
    [536_870_912, '512MiB'],
    [1_500_000_000, '1.5GB'],
    [1_572_864, '1.5MiB'],
    [65_536, '64KiB'],
    [1001, '1001'],
    [0, '0'],
  ])('%d is written as %s', (bytes, text) => {
    expect(sizeText(bytes)).toBe(text);
  });

  it('are written without losing a byte', () => {
    for (const bytes of [1, 1023, 1024, 1025, 999_999, 1_048_577, 5_368_709_120, 5_368_709_121, 123_456_789_012])
      expect(bytesOf(sizeText(bytes))).toBe(bytes);
  });
});
