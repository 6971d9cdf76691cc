import type { CancelTimer, Clock } from '../domain/index.js';

/** How a governor stands; `blockedUntil` in epoch ms. */
export interface GovernorState {
  limit: number;
  windowMs: number;
  /** Permits given within the last window. */
  used: number;
  waiting: number;
  blockedUntil: number | null;
}

interface Waiter {
  grant: () => void;
  /** Whether a permit is used up, or only waited for. */
  isTaking: boolean;
}

/**
 * Gives at most `limit` permits in any window of `windowMs`, first come, first served. A rolling window, not a
 * refilling bucket, which lets through twice the limit around its refill.
 */
export class RateGovernor {
  /** Monotonic times of the permits within the last window, oldest first. */
  private readonly granted: number[] = [];
  private readonly waiters = new Set<Waiter>();
  private blockedUntil = 0;
  private cancelTimer: CancelTimer | null = null;

  /** @param limit read at each permit; call {@link refresh} when it rose */
  constructor(
    private readonly clock: Clock,
    private readonly limit: () => number,
    readonly windowMs = 5000,
  ) {}

  /** Resolves when the request may be sent; rejects with the signal's reason as soon as it aborts. */
  acquire(signal: AbortSignal): Promise<void> {
    return this.queue(signal, true);
  }

  /** Resolves when a permit could be had, without taking it: a batch fills until then. */
  ready(signal: AbortSignal): Promise<void> {
    return this.queue(signal, false);
  }

  /** No permit for that long from now; overlapping penalties do not add up. */
  penalize(ms: number): void {
    this.blockedUntil = Math.max(this.blockedUntil, this.clock.monotonic() + ms);
    this.refresh();
  }

  state(): GovernorState {
    const now = this.clock.monotonic();
    this.forget(now);
    const blockedMs = this.blockedUntil - now;
    return {
      limit: this.limit(),
      windowMs: this.windowMs,
      used: this.granted.length,
      waiting: this.waiters.size,
      blockedUntil: blockedMs > 0 ? Math.round(this.clock.now() + blockedMs) : null,
    };
  }

  /** Gives what can be given now and sets the alarm for the next one. */
  refresh(): void {
    this.cancelTimer?.();
    this.cancelTimer = null;
    const now = this.clock.monotonic();
    this.forget(now);
    for (const waiter of this.waiters) {
      if (now < this.blockedUntil || this.granted.length >= this.limit()) break;
      this.waiters.delete(waiter);
      if (waiter.isTaking) this.granted.push(now);
      waiter.grant();
    }
    if (this.waiters.size === 0) return;
    const free = this.granted[this.granted.length - this.limit()] ?? -Infinity;
    const nextAt = Math.max(this.blockedUntil, free + this.windowMs);
    this.cancelTimer = this.clock.schedule(Math.ceil(nextAt - now), () => {
      this.refresh();
    });
  }

  private queue(signal: AbortSignal, isTaking: boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) {
        reject(signal.reason as Error);
        return;
      }
      const onAbort = (): void => {
        this.waiters.delete(waiter);
        reject(signal.reason as Error);
      };
      const waiter: Waiter = {
        isTaking,
        grant: () => {
          signal.removeEventListener('abort', onAbort);
          resolve();
        },
      };
      signal.addEventListener('abort', onAbort, { once: true });
      this.waiters.add(waiter);
      this.refresh();
    });
  }

  private forget(now: number): void {
    while (this.granted[0] !== undefined && this.granted[0] <= now - this.windowMs) this.granted.shift();
  }
}
