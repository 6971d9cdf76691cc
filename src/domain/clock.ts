/** Cancels a timer; calling it again does nothing. */
export type CancelTimer = () => void;

/** The host's only source of time. Tests use a manual one. */
export abstract class Clock {
  /** Wall clock, integer milliseconds since the epoch. */
  abstract now(): number;
  /** Monotonic milliseconds, for durations; unaffected by clock jumps. */
  abstract monotonic(): number;
  /** Calls `callback` once after `delayMs`; the timer does not keep the process alive. */
  abstract schedule(delayMs: number, callback: () => void): CancelTimer;

  /** Resolves after `delayMs`, or rejects with the signal's reason as soon as it aborts. */
  wait(delayMs: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) {
        reject(signal.reason as Error);
        return;
      }
      const onAbort = (): void => {
        cancel();
        reject(signal?.reason as Error);
      };
      const cancel = this.schedule(delayMs, () => {
        signal?.removeEventListener('abort', onAbort);
        resolve();
      });
      signal?.addEventListener('abort', onAbort, { once: true });
    });
  }
}

/** The real time. */
export class SystemClock extends Clock {
  now(): number {
    return Date.now();
  }

  monotonic(): number {
    return performance.now();
  }

  schedule(delayMs: number, callback: () => void): CancelTimer {
    // Longer delays overflow the timer's 32 bits and would fire at once.
    const timer = setTimeout(callback, Math.min(Math.max(0, delayMs), 2_147_483_647));
    (timer as { unref?: () => void }).unref?.();
    return () => {
      clearTimeout(timer);
    };
  }
}
