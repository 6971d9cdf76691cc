import { Logger } from '@nestjs/common';
import { abortable } from '../../../domain/index.js';
import { HookFailure } from '../../hook-failure.js';
import { sentence } from '../../sentence.js';
import { BackoffPause } from './backoff-pause.js';
import { ExitBreaker } from './exit-breaker.js';
import type { ProcessParts } from '../process-parts.js';

/** What follows from abnormal exits of a plugin's processes: a pause that grows, and in the end the switch. */
export class AbnormalExits {
  private readonly logger = new Logger(AbnormalExits.name);
  private readonly breaker: ExitBreaker;
  private readonly backoff: BackoffPause;

  constructor(
    private readonly id: string,
    private readonly parts: ProcessParts,
  ) {
    this.breaker = new ExitBreaker(parts.limits);
    this.backoff = new BackoffPause(parts.clock);
  }

  get pauseLeftMs(): number {
    return this.backoff.leftMs;
  }

  /**
   * Waits for the end of the pause.
   * @param isPatient false: fails at once
   * @throws HookFailure `not-started` with the time that is left, when it is longer than a start may take
   */
  async pause(signal: AbortSignal, isPatient: boolean): Promise<void> {
    const { limits } = this.parts;
    const leftMs = Math.ceil(this.pauseLeftMs);
    if (isPatient && leftMs <= limits.startMs) return abortable(this.backoff.whenOver(), signal);
    const { reason } = this.parts.statuses.of(this.id);
    const seconds = String(Math.ceil(leftMs / 1000));
    const words = `it is started again in ${seconds} s${reason === null ? '' : `: ${reason}`}`;
    throw new HookFailure('not-started', 'plugin', words, leftMs);
  }

  /** A process ended that should not have. @param workedMs for how long it had been up */
  record(words: string, workedMs: number): void {
    const { clock, statuses } = this.parts;
    const { isTripped, delayMs } = this.breaker.record(clock.monotonic(), workedMs);
    statuses.set(this.id, 'backoff', { reason: words, fault: 'plugin', nextTryAt: clock.now() + delayMs });
    // One that never came up says why until it does; of others the past is no news.
    const detail = workedMs === 0 ? { reason: words, fault: 'plugin' as const } : {};
    this.backoff.begin(delayMs, () => {
      statuses.set(this.id, 'ready', detail);
    });
    if (isTripped) void this.trip(words);
  }

  reset(): void {
    this.breaker.reset();
    if (this.pauseLeftMs === 0) return;
    this.backoff.end();
    this.parts.statuses.set(this.id, 'ready');
  }

  private async trip(words: string): Promise<void> {
    const { plugins, events, limits } = this.parts;
    const name = plugins.installed(this.id)?.displayName ?? this.id;
    const minutes = String(Math.round(limits.tripWindowMs / 60_000));
    const reason = `its process ended abnormally ${String(limits.tripExits)} times within ${minutes} minutes; last: ${words}`;
    try {
      await plugins.hold(this.id, 'tripped', reason, 'plugin');
    } catch (error) {
      this.logger.error(`plugin ${this.id} could not be switched off: ${String(error)}`);
      return;
    }
    events.publish('notice', {
      level: 'error',
      code: 'plugin-tripped',
      message: `The plugin ${name} was switched off: ${sentence(reason)} See its log, then reset it.`,
      plugin: this.id,
    });
  }
}
