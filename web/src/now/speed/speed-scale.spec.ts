import { describe, expect, it } from '@jest/globals';
import { say } from '../../words/index.js';
import { speedLines } from './speed-scale.js';

const KIB = 1024;

describe('speedLines', () => {
  it('begin at nothing and end above the peak, few enough to read', () => {
    for (let peak = 1; peak < 5e9; peak *= 1.3) {
      const lines = speedLines(peak);
      expect(lines[0]).toBe(0);
      expect(lines.at(-1)).toBeGreaterThanOrEqual(peak);
      expect(lines.length).toBeGreaterThanOrEqual(3);
      expect(lines.length).toBeLessThanOrEqual(5);
    }
  });

  it('are at round speeds', () => {
    expect(speedLines(0).map(say.speed)).toEqual(['0 B/s', '100 KiB/s', '200 KiB/s', '300 KiB/s']);
    expect(speedLines(3.2 * KIB * KIB).map(say.speed)).toEqual([
      '0 B/s',
      '1.0 MiB/s',
      '2.0 MiB/s',
      '3.0 MiB/s',
      '4.0 MiB/s',
    ]);
    expect(speedLines(2500 * KIB)[1]).toBe(KIB * KIB);
  });
});
