import type { SandboxState } from './sandbox-state.js';

/** The upstream's limit: so many requests in a rolling window. Refused ones do not count. */
export class RateWindow {
  private readonly times: number[] = [];
  private count = 0;

  constructor(private readonly state: SandboxState) {}

  /** @returns whether one more request is within the limit; if so it counts */
  admit(): boolean {
    const { requests, windowMs, isRagged } = this.state.rateLimit;
    if (requests === 0) return true;
    const now = performance.now();
    while (this.times[0] !== undefined && this.times[0] <= now - windowMs) this.times.shift();
    if (this.times.length >= requests) return false;
    if (isRagged && this.times.length >= requests * 0.74 && this.count++ % 2 === 0) return false;
    this.times.push(now);
    return true;
  }

  clear(): void {
    this.times.length = 0;
  }
}
