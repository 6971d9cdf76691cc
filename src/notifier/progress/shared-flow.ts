import { FlowMeter } from './flow-meter.js';

/** Between two transfers that follow each other the flow does not count as ended. */
export const REST_AFTER_MS = 1000;

/** The flow of several transfers together. Smoothed while some run, 0 soon after the last one. */
export class SharedFlow {
  private readonly meter: FlowMeter;
  private running = 0;
  private restsSince: number;

  /** @param at monotonic ms */
  constructor(at: number) {
    this.meter = new FlowMeter(at);
    this.restsSince = at;
  }

  get isRunning(): boolean {
    return this.running > 0;
  }

  /** A transfer begins. */
  begin(at: number): void {
    this.settle(at);
    this.running += 1;
  }

  /** A transfer ends, however. */
  end(at: number): void {
    this.running -= 1;
    this.restsSince = at;
  }

  add(bytes: number, at: number): void {
    this.meter.add(bytes, at);
  }

  /** @returns bytes per second */
  rate(at: number): number {
    this.settle(at);
    return this.meter.rate(at);
  }

  private settle(at: number): void {
    if (!this.isRunning && at - this.restsSince >= REST_AFTER_MS) this.meter.clear();
  }
}
