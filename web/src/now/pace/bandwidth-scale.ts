const KIB = 1024;
const MIB = 1024 * KIB;

/** What the slider reaches, bytes per second; what is typed may lie beyond. */
export const SLOWEST = 256 * KIB;
export const FASTEST = 100 * MIB;

/** Positions of the slider; the one after the fastest means no limit. */
export const LAST = 60;
export const UNLIMITED = LAST + 6;

const DECADES = Math.log(FASTEST / SLOWEST);

/** @returns bytes per second at a position of the slider, rounded to what people would say; 0 = no limit */
export function limitAt(position: number): number {
  if (position > LAST) return 0;
  const exact = SLOWEST * Math.exp((Math.max(0, position) / LAST) * DECADES);
  const unit = exact < MIB ? 32 * KIB : exact < 4 * MIB ? MIB / 8 : exact < 16 * MIB ? MIB / 2 : MIB;
  return Math.round(exact / unit) * unit;
}

/** @returns the position of a limit, the nearest where it is not one that the slider knows */
export function positionOf(limit: number): number {
  if (limit === 0) return UNLIMITED;
  const position = (Math.log(limit / SLOWEST) / DECADES) * LAST;
  return Math.round(Math.min(LAST, Math.max(0, position)));
}

/** @returns what a field shows of a limit, MiB/s; empty for none */
export function inMebibytes(limit: number): number | '' {
  return limit === 0 ? '' : Math.round((limit / MIB) * 100) / 100;
}

/** @returns the limit that was typed, bytes per second; null when it is none */
export function limitOfText(value: number | string): number | null {
  if (value === '') return 0;
  const mebibytes = Number(value);
  if (!Number.isFinite(mebibytes) || mebibytes < 0) return null;
  return Math.round(mebibytes * MIB);
}
