/** What a figure has to reach: itself, or its ratio to the reference. */
export interface Goal {
  of: 'figure' | 'ratio';
  is: 'at least' | 'below';
  value: number;
}

/** One thing that was measured, once a round. */
export interface Figure {
  /** What it is, unique within its measure. */
  title: string;
  /** E.g. `MB/s`; `×` for a figure that is a ratio by itself. */
  unit: string;
  samples: number[];
  /** What it stands beside: measured in the same rounds. */
  reference?: { title: string; samples: number[] };
  goal?: Goal;
}

/** What a measure hands back. */
export interface Outcome {
  figures: Figure[];
  /** What else was seen and helps to judge the figures, e.g. how fast the server is alone. */
  facts?: Record<string, string>;
}

/** What a measure is given. */
export interface Bench {
  /** A smoke of seconds: the figures say that the measure works, nothing more. */
  isQuick: boolean;
  /** Empty, on the disk that is measured; deleted afterwards. */
  folder: string;
  /** @returns the first in a full run, the second in a quick one */
  size(full: number, quick: number): number;
  /** Tells of the way, not of the result. */
  say(text: string): void;
}

export type Run = (bench: Bench) => Promise<Outcome>;

export function atLeast(value: number): Goal {
  return { of: 'figure', is: 'at least', value };
}

export function below(value: number): Goal {
  return { of: 'figure', is: 'below', value };
}

export function ratioAtLeast(value: number): Goal {
  return { of: 'ratio', is: 'at least', value };
}

export function ratioBelow(value: number): Goal {
  return { of: 'ratio', is: 'below', value };
}
