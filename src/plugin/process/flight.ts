import { CancellationTokenSource, type CancellationToken } from 'vscode-jsonrpc/node';
import type { CancelTimer, Clock } from '../../domain/index.js';
import { HookFailure } from '../hook-failure.js';
import { failureBy, type ProcessEnd } from './process-end.js';
import type { ProcessLimits } from './process-limits.js';

/** A request that a plugin works on. */
export interface FlightPlan {
  budgetMs: number;
  signal?: AbortSignal;
  /** Set for a run of a hook. */
  runId?: string;
  onProgress?: (fraction: number) => void;
}

/** What the process hears of its flights. */
export interface FlightControl {
  /** The budget is used up; the plugin was asked to stop. */
  overdue(): void;
  /** It was asked to stop and did not, in time. */
  unheeded(flight: Flight): void;
  isBlocked(): boolean;
}

/** Budget and cancellation of one request: asked to stop first, ended with its whole process when it does not. */
export class Flight {
  isOverdue = false;
  private isTakenBack = false;
  private isUnheeded = false;
  private wasBlocked = false;
  private readonly source = new CancellationTokenSource();
  private cancelTimer: CancelTimer;
  /** The host wants it back. */
  readonly takeBack = (): void => {
    if (this.isOverdue || this.isTakenBack) return;
    this.isTakenBack = true;
    this.askToStop();
  };

  constructor(
    readonly plan: FlightPlan,
    private readonly control: FlightControl,
    private readonly clock: Clock,
    private readonly limits: ProcessLimits,
  ) {
    this.cancelTimer = clock.schedule(plan.budgetMs, () => {
      this.isOverdue = true;
      this.askToStop();
      this.control.overdue();
    });
    if (plan.signal?.aborted) this.takeBack();
    else plan.signal?.addEventListener('abort', this.takeBack, { once: true });
  }

  get token(): CancellationToken {
    return this.source.token;
  }

  /** It is over. */
  close(): void {
    this.cancelTimer();
    this.plan.signal?.removeEventListener('abort', this.takeBack);
    this.source.dispose();
  }

  /**
   * Whose turn of events it was. An answer that comes after it was asked to stop does not count: a hook that heeds its signal returns early.
   * @param end how the process ended meanwhile; null = it lives
   * @returns null when nothing of it went wrong
   */
  verdict(end: ProcessEnd | null): HookFailure | null {
    const isSuspect = end !== null && this.plan.runId !== undefined && end.suspects.includes(this.plan.runId);
    if (this.isOverdue && !isSuspect) return new HookFailure('timeout', 'plugin', this.timeoutWords());
    if (this.isTakenBack) return new HookFailure('cancelled', 'host', 'the host took it back');
    if (end === null) return null;
    if (isSuspect) return new HookFailure('cancelled', 'host', `it is to be run alone: ${end.words}`);
    return failureBy(end);
  }

  private askToStop(): void {
    this.cancelTimer();
    this.source.cancel();
    this.cancelTimer = this.clock.schedule(this.limits.graceMs, () => {
      this.isUnheeded = true;
      this.wasBlocked = this.control.isBlocked();
      this.control.unheeded(this);
    });
  }

  private timeoutWords(): string {
    const budget = `it did not finish within ${inSeconds(this.plan.budgetMs)} s`;
    if (!this.isUnheeded) return budget;
    return `${budget} and did not stop when it was asked to${this.wasBlocked ? ': its event loop is blocked' : ''}`;
  }
}

function inSeconds(ms: number): string {
  return String(Math.round(ms / 100) / 10);
}
