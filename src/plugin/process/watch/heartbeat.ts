import type { CancelTimer, Clock } from '../../../domain/index.js';
import type { ProcessLimits } from '../process-limits.js';

/** Asks a working process for a sign of life: an event loop that is blocked gives none. */
export class Heartbeat {
  private unansweredSince: number | null = null;
  private cancelNext: CancelTimer | null = null;

  constructor(
    private readonly ping: () => Promise<unknown>,
    private readonly clock: Clock,
    private readonly limits: ProcessLimits,
  ) {}

  get isBlocked(): boolean {
    return this.unansweredSince !== null && this.clock.monotonic() - this.unansweredSince >= this.limits.blockedMs;
  }

  start(): void {
    this.cancelNext ??= this.clock.schedule(this.limits.pingMs, () => {
      this.cancelNext = null;
      this.beat();
      this.start();
    });
  }

  stop(): void {
    this.cancelNext?.();
    this.cancelNext = null;
  }

  /** Asks now, unless it was asked and owes an answer. */
  beat(): void {
    if (this.unansweredSince !== null) return;
    this.unansweredSince = this.clock.monotonic();
    const answered = (): void => {
      this.unansweredSince = null;
    };
    // An error is an answer too.
    this.ping().then(answered, answered);
  }
}
