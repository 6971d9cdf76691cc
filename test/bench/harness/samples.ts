import type { Figure } from './measure.js';

/** The rounds of a figure in short. */
export interface Summary {
  median: number;
  min: number;
  max: number;
  rounds: number;
}

/**
 * The value below which that share of the samples lies, between two of them where it falls between.
 * @param share 0 to 1
 * @throws RangeError without samples
 */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = Float64Array.from(samples).sort();
  const place = (sorted.length - 1) * share;
  const [low, high] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  if (low === undefined || high === undefined) throw new RangeError('there are no samples');
  return low + (high - low) * (place - Math.floor(place));
}

export function median(samples: readonly number[]): number {
  return quantile(samples, 0.5);
}

export function summaryOf(samples: readonly number[]): Summary {
  return {
    median: median(samples),
    min: quantile(samples, 0),
    max: quantile(samples, 1),
    rounds: samples.length,
  };
}

/** Each round beside its own reference: what slows a round down slows both. */
export function ratiosOf({ samples, reference }: Figure): number[] {
  return reference ? samples.map((sample, round) => sample / (reference.samples[round] ?? Number.NaN)) : [];
}

/** @returns null without a goal */
export function isMet(figure: Figure): boolean | null {
  const { goal } = figure;
  if (!goal) return null;
  const value = median(goal.of === 'ratio' ? ratiosOf(figure) : figure.samples);
  return goal.is === 'at least' ? value >= goal.value : value < goal.value;
}
