/** Differences below this may as well be the way of an answer. */
const TOLERANCE_MS = 2000;
const KEPT = 12;

/**
 * The clock of the host, as far as its answers tell: the page counts down to times of the host, and the clocks of a NAS and a
 * phone can be minutes apart.
 */
export class HostClock {
  private readonly offsets: number[] = [];

  constructor(private readonly ownNow: () => number = Date.now) {}

  /** @param date header of an answer that came just now */
  note(date: string | null): void {
    const told = date === null ? NaN : Date.parse(date);
    if (Number.isNaN(told)) return;
    this.offsets.push(told - this.ownNow());
    if (this.offsets.length > KEPT) this.offsets.shift();
  }

  /** @returns epoch ms */
  now(): number {
    // The header is cut to whole seconds and took its way: each answer says too little, the largest is the nearest.
    const offset = this.offsets.length === 0 ? 0 : Math.max(...this.offsets);
    return this.ownNow() + (Math.abs(offset) < TOLERANCE_MS ? 0 : offset);
  }
}

export const hostClock = new HostClock();
