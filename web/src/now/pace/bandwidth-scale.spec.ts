import { describe, expect, it } from '@jest/globals';
import { FASTEST, inMebibytes, LAST, limitAt, limitOfText, positionOf, SLOWEST, UNLIMITED } from './bandwidth-scale.js';

const positions = Array.from({ length: LAST + 1 }, (_, position) => position);

describe('the scale of the bandwidth', () => {
  it('goes from the slowest to the fastest, and then to no limit', () => {
    expect([limitAt(0), limitAt(LAST), limitAt(UNLIMITED)]).toEqual([SLOWEST, FASTEST, 0]);
  });

  it('rises with every step', () => {
    const limits = positions.map(limitAt);
    expect(limits.every((limit, index) => index === 0 || limit > (limits[index - 1] ?? 0))).toBe(true);
  });

  it('finds each of its limits again', () => {
    for (const position of [...positions, UNLIMITED])
      expect(limitAt(positionOf(limitAt(position)))).toBe(limitAt(position));
  });

  it('shows what lies beyond at its ends', () => {
    expect(positionOf(1)).toBe(0);
    expect(positionOf(FASTEST * 10)).toBe(LAST);
  });
});

describe('the limit as text', () => {
  it('is in MiB, empty for none', () => {
    expect(inMebibytes(0)).toBe('');
    expect(inMebibytes(SLOWEST)).toBe(0.25);
    expect(limitOfText(1.5)).toBe(1_572_864);
    expect(limitOfText('2')).toBe(2_097_152);
    expect(limitOfText('')).toBe(0);
  });

  it('is none when it cannot be read', () => {
    expect(limitOfText('-')).toBeNull();
    expect(limitOfText(-1)).toBeNull();
  });
});
