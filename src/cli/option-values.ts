import { InvalidArgumentError } from 'commander';

/** Parses a whole number within bounds, for an option's value. */
export function integer(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (Number.isInteger(value) && value >= least && value <= most) return value;
    throw new InvalidArgumentError(`It must be a whole number from ${String(least)} to ${String(most)}.`);
  };
}

/** Parses a size such as `512`, `64KiB` or `1.5MiB` into bytes, for an option's value. */
export function size(text: string): number {
  const [, number, unit] = /^(\d+(?:\.\d+)?)\s*(B|KiB|MiB|GiB|kB|MB|GB)?$/i.exec(text.trim()) ?? [];
  if (number === undefined) throw new InvalidArgumentError('It must be a size such as 512, 64KiB or 1.5MiB.');
  return Math.round(Number(number) * (FACTORS[(unit ?? 'b').toLowerCase()] ?? 1));
}

const FACTORS: Readonly<Record<string, number>> = {
  b: 1,
  kb: 1000,
  mb: 1000 ** 2,
  gb: 1000 ** 3,
  kib: 1024,
  mib: 1024 ** 2,
  gib: 1024 ** 3,
};
