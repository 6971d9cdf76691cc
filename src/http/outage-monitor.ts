import type { Clock } from '../domain/index.js';

/** How close together failures of different addresses must lie. */
export const OUTAGE_WINDOW_MS = 10_000;

/** How many different addresses of a service must fail. */
export const OUTAGE_ADDRESSES = 3;

/** Hears how requests end (port): the monitor itself, or what tells it of them from another thread. */
export interface Outages {
  /**
   * @param address what failed; null when no connection came about, which counts each time
   * @returns `'network'` while the service is out, to be set as `hold` of the error
   */
  failed(service: string, address: string | null): 'network' | undefined | Promise<'network' | undefined>;
  succeeded(service: string): void;
}

interface ServiceState {
  failures: { at: number; address: string }[];
  isOut: boolean;
}

/**
 * Tells a broken service or line from a broken address: failures before a response header, or 5xx, on three different
 * addresses of one service within 10 s without a success in between are an outage. It lasts until the next success.
 */
export class OutageMonitor implements Outages {
  private readonly services = new Map<string, ServiceState>();
  private lineFailures = 0;

  constructor(private readonly clock: Clock) {}

  failed(service: string, address: string | null): 'network' | undefined {
    const state = this.stateOf(service);
    const now = this.clock.monotonic();
    const name = address ?? `line:${String(this.lineFailures++)}`;
    state.failures = state.failures.filter((one) => now - one.at < OUTAGE_WINDOW_MS && one.address !== name);
    state.failures.push({ at: now, address: name });
    if (state.failures.length >= OUTAGE_ADDRESSES) {
      state.isOut = true;
      state.failures.length = 0;
    }
    return this.hold(service);
  }

  succeeded(service: string): void {
    this.services.delete(service);
  }

  hold(service: string): 'network' | undefined {
    return this.services.get(service)?.isOut ? 'network' : undefined;
  }

  private stateOf(service: string): ServiceState {
    let state = this.services.get(service);
    if (!state) {
      state = { failures: [], isOut: false };
      this.services.set(service, state);
    }
    return state;
  }
}
