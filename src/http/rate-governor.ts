import type { CancelTimer, Clock } from '../domain/index.js';

/** How a governor stands; `blockedUntil` in epoch ms. */
export interface GovernorState {
  limit: number;
  windowMs: number;
  /** Requests under way or over within the last window. */
  used: number;
  waiting: number;
  blockedUntil: number | null;
}

/** The right to one request. */
export interface Permit {
  /** Tells that the request is over (answered, failed or given up); calling it again does nothing. */
  end: () => void;
}

interface Waiter {
  grant: (permit: Permit) => void;
  /** Whether a permit is used up, or only waited for. */
  isTaking: boolean;
}

const NO_PERMIT: Permit = { end: () => undefined };

/**
 * Lets at most `limit` requests arrive in any window of `windowMs`, first come, first served. A rolling window, not a
 * refilling bucket, which lets through twice the limit around its refill. A permit comes back a window after its request
 * was *over*, not after it was given: on a slow network requests arrive late and would pile up at the other end.
 */
export class RateGovernor {
  private underWay = 0;
  /** Monotonic times at which requests of the last window were over, oldest first. */
  private readonly over: number[] = [];
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
  acquire(signal: AbortSignal): Promise<Permit> {
    return this.queue(signal, true);
  }

  /** Resolves when a permit could be had, without taking it: a batch fills until then. */
  ready(signal: AbortSignal): Promise<unknown> {
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
      used: this.used,
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
      if (now < this.blockedUntil || this.used >= this.limit()) break;
      this.waiters.delete(waiter);
      waiter.grant(waiter.isTaking ? this.take() : NO_PERMIT);
    }
    if (this.waiters.size > 0) this.setAlarm(now);
  }

  /** While requests under way alone fill the window, the end of one of them is the alarm. */
  private setAlarm(now: number): void {
    const surplus = Math.max(0, this.used - this.limit());
    const freeAt = this.used < this.limit() ? now : (this.over[surplus] ?? Infinity) + this.windowMs;
    const nextAt = Math.max(this.blockedUntil, freeAt);
    if (nextAt === Infinity) return;
    this.cancelTimer = this.clock.schedule(Math.ceil(nextAt - now), () => {
      this.refresh();
    });
  }

  private get used(): number {
    return this.underWay + this.over.length;
  }

  private take(): Permit {
    this.underWay++;
    let isOver = false;
    return {
      end: () => {
        if (isOver) return;
        isOver = true;
        this.underWay--;
        this.over.push(this.clock.monotonic());
        this.refresh();
      },
    };
  }

  private queue(signal: AbortSignal, isTaking: boolean): Promise<Permit> {
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
        grant: (permit) => {
          signal.removeEventListener('abort', onAbort);
          resolve(permit);
        },
      };
      signal.addEventListener('abort', onAbort, { once: true });
      this.waiters.add(waiter);
      this.refresh();
    });
  }

  private forget(now: number): void {
    while (this.over[0] !== undefined && this.over[0] <= now - this.windowMs) this.over.shift();
  }
}
