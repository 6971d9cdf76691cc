import { describe, expect, it } from '@jest/globals';
import { speedFacts, speedSeries } from './speed-series.js';

const sample = (at: number, bytesPerSecond: number) => ({ at, bytesPerSecond, activeDownloads: 1 });

describe('speedSeries', () => {
  const shape = { steps: 4, stepMs: 1000 };

  it('is flat where nothing moved', () => {
    expect(speedSeries([], 4000, shape)).toEqual({ times: [1000, 2000, 3000, 4000], speeds: [0, 0, 0, 0] });
  });

  it('takes the mean of a step, and leaves out what is older or still to come', () => {
    const samples = [sample(-1, 99), sample(1200, 10), sample(1800, 20), sample(3900, 7), sample(4100, 50)];
    expect(speedSeries(samples, 4000, shape).speeds).toEqual([0, 15, 0, 7]);
  });

  it('does not move within a step', () => {
    const samples = [sample(1200, 10), sample(3900, 7)];
    expect(speedSeries(samples, 3300, shape)).toEqual(speedSeries(samples, 3999, shape));
  });
});

describe('speedFacts', () => {
  it('counts only what moved', () => {
    expect(speedFacts([sample(1, 0), sample(2, 10), sample(3, 30)])).toEqual({ average: 20, peak: 30 });
    expect(speedFacts([sample(1, 0)])).toEqual({ average: null, peak: null });
  });
});
