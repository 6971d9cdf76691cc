import type { SchedulerLike, Subscription } from 'rxjs';
import type { Clock } from '../../domain/index.js';
import type { EventBus } from '../../events/index.js';
import { LINGER_MS } from '../progress/progress.feed.js';
import { ticksWhileActive } from '../progress/ticks-while-active.operator.js';

/** How far back the record goes, ms. */
export const RECORD_PERIOD_MS = 10 * 60_000;

/** Between two samples, ms. */
export const SAMPLE_PERIOD_MS = 1000;

/** The host at one moment. */
export interface SpeedSample {
  /** Epoch ms. */
  at: number;
  bytesPerSecond: number;
  activeDownloads: number;
}

export interface SpeedRecord {
  periodMs: number;
  /** Oldest first; while nothing moves there are none. */
  samples: SpeedSample[];
}

/** What the host has moved in the last minutes, in memory: one sample a second while something does, whoever looks. */
export class SpeedHistory {
  private samples: (SpeedSample & { monotonicMs: number })[] = [];
  private subscription: Subscription | null = null;

  /** @param scheduler of the ticks; for tests */
  constructor(
    private readonly events: Pick<EventBus, 'on'>,
    private readonly sampler: { readonly bytesPerSecond: number; readonly runningCount: number },
    private readonly clock: Clock,
    private readonly scheduler?: SchedulerLike,
  ) {}

  /** Oldest first. */
  get record(): SpeedRecord {
    this.forgetOld();
    return {
      periodMs: RECORD_PERIOD_MS,
      samples: this.samples.map(({ at, bytesPerSecond, activeDownloads }) => ({ at, bytesPerSecond, activeDownloads })),
    };
  }

  onModuleInit(): void {
    this.subscription = this.events
      .on('transfer.progress')
      // After the last byte long enough for the speed to have come down to 0.
      .pipe(ticksWhileActive(SAMPLE_PERIOD_MS, LINGER_MS + SAMPLE_PERIOD_MS, this.scheduler))
      .subscribe(() => {
        this.sample();
      });
  }

  onModuleDestroy(): void {
    this.subscription?.unsubscribe();
  }

  private sample(): void {
    this.forgetOld();
    const { bytesPerSecond, runningCount: activeDownloads } = this.sampler;
    this.samples.push({ at: this.clock.now(), monotonicMs: this.clock.monotonic(), bytesPerSecond, activeDownloads });
  }

  /** By the monotonic time: a clock that is set does not empty the record. */
  private forgetOld(): void {
    const oldest = this.clock.monotonic() - RECORD_PERIOD_MS;
    const kept = this.samples.findIndex(({ monotonicMs }) => monotonicMs > oldest);
    if (kept !== 0) this.samples = kept < 0 ? [] : this.samples.slice(kept);
  }
}
