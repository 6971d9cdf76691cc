import { BehaviorSubject, distinctUntilChanged, map, type Observable, type Subscription } from 'rxjs';
import { type CancelTimer, type Clock, SystemClock } from '../../domain/index.js';
import type { Pace } from './pace.js';

/** Bytes that may pass at once after a pause, in milliseconds of the limit. */
const BURST_MS = 100;
interface Waiter {
  bytes: number;
  admit: () => void;
}

/**
 * One limit shared by all transfers, live. Who takes is served in order, so transfers that each take a chunk at a time share the line
 * evenly. A chunk passes as soon as the account is not in the red and may overdraw it; the next one waits until that is paid.
 */
export class BandwidthLimiter implements Pace {
  private readonly waiters: Waiter[] = [];
  private readonly limit$ = new BehaviorSubject(0);
  private readonly subscription: Subscription;
  private balance = 0;
  private countedAt: number;
  private cancelTimer: CancelTimer | null = null;

  /** Whether there is no limit at present, and each change of that. */
  readonly isFree$ = this.limit$.pipe(
    map((limit) => limit <= 0),
    distinctUntilChanged(),
  );

  /** @param limit$ bytes per second, 0 = none; a change takes effect at once */
  constructor(
    limit$: Observable<number>,
    private readonly clock: Clock = new SystemClock(),
  ) {
    this.countedAt = clock.monotonic();
    this.subscription = limit$.subscribe((bytesPerSecond) => {
      this.refill();
      this.limit$.next(bytesPerSecond);
      // What was overdrawn at another rate is not paid at this one.
      this.balance = Math.max(this.balance, 0);
      this.serve();
    });
  }

  get isFree(): boolean {
    return this.waiters.length === 0 && this.limit$.value <= 0;
  }

  take(bytes: number, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    if (this.waiters.length === 0 && this.admits(bytes)) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const onAbort = (): void => {
        this.waiters.splice(this.waiters.indexOf(waiter), 1);
        this.serve();
        reject(signal.reason as Error);
      };
      const admit = (): void => {
        signal.removeEventListener('abort', onAbort);
        resolve();
      };
      const waiter = { bytes, admit };
      signal.addEventListener('abort', onAbort, { once: true });
      this.waiters.push(waiter);
      this.serve();
    });
  }

  /** Stops listening to the limit; whoever waits passes. */
  close(): void {
    this.subscription.unsubscribe();
    this.cancelTimer?.();
    for (const { admit } of this.waiters.splice(0)) admit();
  }

  private serve(): void {
    this.cancelTimer?.();
    this.cancelTimer = null;
    for (let next = this.waiters[0]; next && this.admits(next.bytes); next = this.waiters[0]) {
      this.waiters.shift();
      next.admit();
    }
    if (this.waiters.length === 0) return;
    const waitMs = Math.ceil((-this.balance / this.limit$.value) * 1000) + 1;
    this.cancelTimer = this.clock.schedule(waitMs, () => {
      this.serve();
    });
  }

  private admits(bytes: number): boolean {
    this.refill();
    if (this.limit$.value <= 0) return true;
    if (this.balance < 0) return false;
    this.balance -= bytes;
    return true;
  }

  private refill(): void {
    const now = this.clock.monotonic();
    const limit = this.limit$.value;
    const earned = ((now - this.countedAt) / 1000) * Math.max(0, limit);
    this.balance = Math.min(this.balance + earned, (limit * BURST_MS) / 1000);
    this.countedAt = now;
  }
}
