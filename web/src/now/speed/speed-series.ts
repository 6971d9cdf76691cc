import type { SpeedSample } from './speed-history.js';

/** Values at steady times, for drawing. */
export interface SpeedSeries {
  /** End of each step, epoch ms. */
  times: readonly number[];
  /** Bytes per second, the mean of each step; 0 where nothing moved. */
  speeds: readonly number[];
}

/**
 * The last `steps * stepMs` before `now`, in steady steps that end at whole multiples of `stepMs`: so that a line moves
 * on step by step, and what was drawn once keeps its form.
 */
export function speedSeries(
  samples: readonly SpeedSample[],
  now: number,
  { steps, stepMs }: { steps: number; stepMs: number },
): SpeedSeries {
  const end = Math.ceil(now / stepMs) * stepMs;
  const sums = new Array<number>(steps).fill(0);
  const counts = new Array<number>(steps).fill(0);
  for (const { at, bytesPerSecond } of samples) {
    const step = steps - 1 - Math.floor((end - at) / stepMs);
    if (step < 0 || step >= steps) continue;
    sums[step] = (sums[step] ?? 0) + bytesPerSecond;
    counts[step] = (counts[step] ?? 0) + 1;
  }
  return {
    times: sums.map((_, step) => end - (steps - 1 - step) * stepMs),
    speeds: sums.map((sum, step) => sum / Math.max(1, counts[step] ?? 0)),
  };
}

/** What the chart says in numbers, bytes per second. */
export interface SpeedFacts {
  /** The mean while something moved; null when nothing did. */
  average: number | null;
  peak: number | null;
}

export function speedFacts(samples: readonly SpeedSample[]): SpeedFacts {
  const moving = samples.map(({ bytesPerSecond }) => bytesPerSecond).filter((speed) => speed > 0);
  if (moving.length === 0) return { average: null, peak: null };
  return { average: moving.reduce((sum, speed) => sum + speed, 0) / moving.length, peak: Math.max(...moving) };
}
