/** Messages of ordinary size that may wait at the host; a large one counts as several. */
const LIMIT = 64;
const UNIT_BYTES = 16 * 1024;

/** What a frame weighs. */
export function weightOf(bytes: number): number {
  return 1 + Math.floor(bytes / UNIT_BYTES);
}

/**
 * How much of a plugin's talk the host has taken in and not dealt with. Above the limit its pipe is not read, so that a flood stays in the
 * plugin's own process.
 */
export class InboundLoad {
  private weight = 0;
  private isPaused = false;

  constructor(private readonly pipe: { pause(): unknown; resume(): unknown }) {}

  take(weight: number): void {
    this.weight += weight;
    if (this.isPaused || this.weight < LIMIT) return;
    this.isPaused = true;
    this.pipe.pause();
  }

  give(weight: number): void {
    this.weight -= weight;
    if (!this.isPaused || this.weight > LIMIT / 2) return;
    this.isPaused = false;
    this.pipe.resume();
  }
}
