import type { CancelTimer } from '../../../domain/index.js';
import type { ProcessParts } from '../process-parts.js';

/** Whether a process that is up has work: `busy` at once, `ready` after a short calm, its end after a long one. */
export class Leisure {
  private cancelTimer: CancelTimer | null = null;

  constructor(
    private readonly id: string,
    private readonly parts: ProcessParts,
    /** It had nothing to do for long; an observer always may. */
    private readonly onIdle: () => void,
  ) {}

  update(isBusy: boolean): void {
    this.end();
    const { clock, limits, statuses } = this.parts;
    if (isBusy) statuses.set(this.id, 'busy');
    else if (statuses.of(this.id).state !== 'busy') this.rest();
    else
      this.cancelTimer = clock.schedule(limits.calmMs, () => {
        this.rest();
      });
  }

  /** The process is no longer up. */
  end(): void {
    this.cancelTimer?.();
    this.cancelTimer = null;
  }

  private rest(): void {
    const { clock, limits, statuses, plugins } = this.parts;
    statuses.set(this.id, 'ready');
    const isObserver = (plugins.installed(this.id)?.events.length ?? 0) > 0;
    if (!isObserver) this.cancelTimer = clock.schedule(limits.idleMs, this.onIdle);
  }
}
