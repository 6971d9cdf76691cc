import type { Clock } from '../../../domain/index.js';

const REPORT_MS = 5000;

export interface HeldEvent {
  name: string;
  payload: unknown;
}

/** Events for a process that is not up yet: a few are kept; what is dropped is counted. */
export class HeldEvents {
  private held: HeldEvent[] = [];
  private dropped = 0;

  constructor(
    private readonly clock: Clock,
    private readonly limit: number,
    private readonly onDropped: (events: number) => void,
  ) {}

  hold(event: HeldEvent): void {
    if (this.held.length < this.limit) this.held.push(event);
    else this.drop(1);
  }

  take(): HeldEvent[] {
    return this.held.splice(0);
  }

  drop(events: number): void {
    if (events === 0) return;
    if (this.dropped === 0)
      this.clock.schedule(REPORT_MS, () => {
        this.onDropped(this.dropped);
        this.dropped = 0;
      });
    this.dropped += events;
  }
}
