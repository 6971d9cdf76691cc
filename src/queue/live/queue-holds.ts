import { Injectable } from '@nestjs/common';
import { Subject, type Observable } from 'rxjs';
import { Clock, HOLD_REASONS, type CancelTimer, type HoldReason, type Waiting } from '../../domain/index.js';
import type { Lane } from '../rows/item-row.js';

/** Close the lane that needs an account; previews go on. */
const ACCOUNT_HOLDS: readonly HoldReason[] = ['auth', 'config', 'daily-limit'];
/** Do not keep the members of a collection from being listed. */
const TRANSFER_HOLDS: readonly HoldReason[] = ['disk', 'paused-queue', 'daily-limit'];
/** What the user did, then what is most likely to need a hand. */
const URGENCY: readonly HoldReason[] = ['paused-queue', 'disk', 'auth', 'config', 'network', 'quota', 'daily-limit'];
/** A hold that nobody knows an end of is tried again after this. */
const DEFAULT_HOLD_MS = 60_000;
const DEFAULT_QUOTA_MS = 5_000;

interface HoldCheck {
  ask: () => Promise<boolean>;
  everyMs: number;
}

/** What holds the whole queue: derived state of this run of the host, never written to rows. */
@Injectable()
export class QueueHolds {
  private readonly held = new Map<HoldReason, Waiting>();
  private readonly checks = new Map<HoldReason, HoldCheck>();
  private readonly timers = new Map<HoldReason, CancelTimer>();
  /** When each hold ended last, as a count of all ends so far. */
  private readonly ends = new Map<HoldReason, number>();
  private endCount = 0;
  private readonly changes = new Subject<{ reason: HoldReason; isHeld: boolean }>();

  /** Emits when a hold begins, ends or says something else. */
  readonly changed$: Observable<{ reason: HoldReason; isHeld: boolean }> = this.changes.asObservable();

  constructor(private readonly clock: Clock) {}

  /** The present moment, for {@link hasEndedSince}. */
  get moment(): number {
    return this.endCount;
  }

  /** Whether the hold has ended since that moment: what began before it is no evidence of another one. */
  hasEndedSince(reason: HoldReason, moment: number): boolean {
    return (this.ends.get(reason) ?? 0) > moment;
  }

  isHeld(reason: HoldReason): boolean {
    return this.held.has(reason);
  }

  /** The most urgent hold, of whatever lane; null when there is none. */
  mostUrgent(): Waiting | null {
    return this.first(HOLD_REASONS);
  }

  /** What keeps a track of the lane from being started. @param except holds that do not count now */
  laneHold(lane: Lane, except: readonly HoldReason[] = []): Waiting | null {
    return this.first(
      HOLD_REASONS.filter((reason) => !except.includes(reason) && (lane === 1 || !ACCOUNT_HOLDS.includes(reason))),
    );
  }

  /** What keeps a collection from being expanded. Its lane is 1 once its listing turned out to need an account. */
  expansionHold(lane: Lane, except: readonly HoldReason[] = []): Waiting | null {
    return this.laneHold(lane, [...TRANSFER_HOLDS, ...except]);
  }

  /** @param detail `until` in epoch ms ends it by itself; without it a registered check is asked, or a minute waited */
  hold(reason: HoldReason, detail: { until?: number; message?: string } = {}): void {
    const waiting: Waiting = { reason };
    const until = detail.until ?? (reason === 'quota' ? this.clock.now() + DEFAULT_QUOTA_MS : undefined);
    if (until !== undefined) waiting.until = until;
    if (detail.message !== undefined) waiting.message = told(reason, detail.message);
    const before = this.held.get(reason);
    if (before && before.until === waiting.until && before.message === waiting.message) return;
    this.held.set(reason, waiting);
    this.scheduleEnd(reason, until);
    this.changes.next({ reason, isHeld: true });
  }

  release(reason: HoldReason): void {
    if (!this.held.delete(reason)) return;
    this.ends.set(reason, ++this.endCount);
    this.stopTimer(reason);
    this.changes.next({ reason, isHeld: false });
  }

  registerCheck(reason: HoldReason, ask: () => Promise<boolean>, everyMs: number): void {
    this.checks.set(reason, { ask, everyMs });
  }

  /** Forgets all timers; for shutdown. */
  close(): void {
    for (const reason of [...this.timers.keys()]) this.stopTimer(reason);
  }

  private first(reasons: readonly HoldReason[]): Waiting | null {
    const reason = URGENCY.find((candidate) => reasons.includes(candidate) && this.held.has(candidate));
    return reason ? (this.held.get(reason) ?? null) : null;
  }

  private scheduleEnd(reason: HoldReason, until: number | undefined): void {
    this.stopTimer(reason);
    if (until !== undefined) {
      this.startTimer(reason, until - this.clock.now(), () => {
        this.release(reason);
      });
      return;
    }
    // The queue's own pause ends by command, an outage by its probes.
    if (reason === 'paused-queue' || reason === 'network') return;
    const check = this.checks.get(reason);
    this.startTimer(reason, check?.everyMs ?? DEFAULT_HOLD_MS, () => {
      void this.ask(reason, check);
    });
  }

  private async ask(reason: HoldReason, check: HoldCheck | undefined): Promise<void> {
    const mayGoOn = check ? await check.ask().catch(() => false) : true;
    if (!this.held.has(reason)) return;
    if (mayGoOn) this.release(reason);
    else this.scheduleEnd(reason, this.held.get(reason)?.until);
  }

  private startTimer(reason: HoldReason, delayMs: number, callback: () => void): void {
    this.timers.set(reason, this.clock.schedule(delayMs, callback));
  }

  private stopTimer(reason: HoldReason): void {
    this.timers.get(reason)?.();
    this.timers.delete(reason);
  }
}

/** An outage is met as the failure of one address; people want to know what comes of it. */
function told(reason: HoldReason, message: string): string {
  return reason === 'network' ? `${message}; the queue tries again by itself, within a minute` : message;
}
