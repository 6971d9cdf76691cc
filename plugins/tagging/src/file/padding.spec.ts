import { describe, expect, it } from '@jest/globals';
import { paddingFor } from './padding.js';

describe('padding', () => {
  it('fills the present room, so that nothing moves', () => {
    expect(paddingFor(1000, 5000, 8192, 4)).toBe(4000);
    expect(paddingFor(5000, 5000, 8192, 4)).toBe(0);
    expect(paddingFor(4996, 5000, 8192, 4)).toBe(4);
  });

  it('is made anew where the room is too small, or leaves less than a padding needs', () => {
    expect(paddingFor(5001, 5000, 8192, 4)).toBe(8192);
    expect(paddingFor(4998, 5000, 8192, 4)).toBe(8192);
    expect(paddingFor(4998, 5000, 4096)).toBe(2);
  });

  it('gives back what a large cover left', () => {
    expect(paddingFor(1000, 1_000_000, 8192, 4)).toBe(8192);
  });
});
