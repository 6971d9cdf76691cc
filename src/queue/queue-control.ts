import { Injectable } from '@nestjs/common';
import { BehaviorSubject, distinctUntilChanged, merge, skip, type Observable, type Subscription } from 'rxjs';
import { LiveSettings } from '../config/index.js';
import { WriteQueue, type Transaction } from '../database/index.js';
import { RequestError, type HoldReason, type QueueState } from '../domain/index.js';
import { EventBus } from '../events/index.js';
import { QueueHolds } from './live/queue-holds.js';
import { WakeUps } from './pacing/wake-ups.js';

/** What `PATCH /queue` may change; `null` goes back to the setting, absent = unchanged. */
export interface QueuePatch {
  paused?: boolean | null;
  /** 1–64. */
  concurrency?: number | null;
  /** Bytes per second, 0 = none. */
  bandwidthLimit?: number | null;
}

/** What was set by command and wins over the settings; absent = the setting counts. */
interface Overrides {
  paused?: boolean;
  concurrency?: number;
  bandwidthLimit?: number;
}

const META_KEY = 'queue';

/** The whole queue: paused or not, how many transfers at once, how fast, and what holds it. */
@Injectable()
export class QueueControl {
  private overrides: Overrides = {};
  private readonly subject: BehaviorSubject<QueueState>;
  private readonly subscriptions: Subscription[] = [];

  /** The present state at once, then each change. */
  readonly state$: Observable<QueueState>;

  constructor(
    private readonly settings: LiveSettings,
    private readonly writeQueue: WriteQueue,
    private readonly holds: QueueHolds,
    private readonly events: EventBus,
    private readonly wakeUps: WakeUps,
  ) {
    this.subject = new BehaviorSubject(this.compose());
    this.state$ = this.subject.pipe(distinctUntilChanged((a, b) => JSON.stringify(a) === JSON.stringify(b)));
    this.subscriptions.push(
      merge(
        this.holds.changed$,
        this.settings.select$(({ download }) => download),
      ).subscribe(() => {
        this.refresh();
      }),
      this.state$.pipe(skip(1)).subscribe((state) => {
        this.events.publish('queue.updated', state);
      }),
      this.settings
        .select$(({ deezer }) => JSON.stringify(deezer))
        .pipe(skip(1))
        .subscribe(() => {
          this.release('config');
          this.release('auth');
        }),
    );
  }

  /** At boot: what was set by command before. */
  async load(): Promise<void> {
    const row = await this.writeQueue.run((tx) =>
      tx.get<{ value: string }>('SELECT value FROM meta WHERE key = ?', [META_KEY]),
    );
    this.overrides = row ? (JSON.parse(row.value) as Overrides) : {};
    this.applyPause();
    this.refresh();
  }

  state(): QueueState {
    return this.subject.value;
  }

  /**
   * Changes the queue at once; kept over restarts.
   * @throws RequestError `bad_request` when a value is out of range
   */
  async configure(patch: QueuePatch): Promise<QueueState> {
    validate(patch);
    const overrides = await this.writeQueue.run((tx) => store(tx, patch));
    this.overrides = overrides;
    this.applyPause();
    this.refresh();
    return this.state();
  }

  /**
   * Makes the whole queue wait (`auth`, `config`, `daily-limit`: only what needs an account).
   * @param detail `until` (epoch ms) ends it by itself; `message` says to people what to do
   */
  hold(reason: HoldReason, detail: { until?: number; message?: string } = {}): void {
    this.holds.hold(reason, detail);
  }

  release(reason: HoldReason): void {
    this.holds.release(reason);
  }

  /**
   * Asked while the queue is held for the reason (and no `until` is known): true ends the hold. A hold without a check ends by itself
   * after a minute and comes back if its cause is still there.
   * @param everyMs default 30 s
   */
  registerHoldCheck(reason: HoldReason, check: () => Promise<boolean>, everyMs = 30_000): void {
    this.holds.registerCheck(reason, check, everyMs);
  }

  /** For shutdown. */
  close(): void {
    for (const subscription of this.subscriptions.splice(0)) subscription.unsubscribe();
    this.holds.close();
  }

  private applyPause(): void {
    if (this.overrides.paused) this.holds.hold('paused-queue', { message: 'the queue is paused' });
    else this.holds.release('paused-queue');
  }

  private refresh(): void {
    this.subject.next(this.compose());
    this.wakeUps.wake();
  }

  private compose(): QueueState {
    const { concurrentDownloads, bandwidthLimit } = this.settings.current.download;
    return {
      paused: this.overrides.paused ?? false,
      concurrency: this.overrides.concurrency ?? concurrentDownloads,
      bandwidthLimit: this.overrides.bandwidthLimit ?? bandwidthLimit,
      waiting: this.holds.mostUrgent(),
    };
  }
}

function validate({ concurrency, bandwidthLimit }: QueuePatch): void {
  if (typeof concurrency === 'number' && !(Number.isInteger(concurrency) && concurrency >= 1 && concurrency <= 64)) {
    throw new RequestError(
      'bad_request',
      `concurrency must be a whole number from 1 to 64, not ${String(concurrency)}`,
    );
  }
  if (typeof bandwidthLimit === 'number' && !(Number.isSafeInteger(bandwidthLimit) && bandwidthLimit >= 0)) {
    throw new RequestError(
      'bad_request',
      `bandwidthLimit must be bytes per second, 0 = none, not ${String(bandwidthLimit)}`,
    );
  }
}

/** Reads and writes in one unit, so that two patches at once both count. */
async function store(tx: Transaction, patch: QueuePatch): Promise<Overrides> {
  const row = await tx.get<{ value: string }>('SELECT value FROM meta WHERE key = ?', [META_KEY]);
  const merged = {
    ...(row ? (JSON.parse(row.value) as object) : {}),
    ...(JSON.parse(JSON.stringify(patch)) as object),
  };
  const overrides = Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== null)) as Overrides;
  await tx.run('INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value', [
    META_KEY,
    JSON.stringify(overrides),
  ]);
  return overrides;
}
