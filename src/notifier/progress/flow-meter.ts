const BUCKET_MS = 250;
const BUCKETS = 20;

/** Span that a rate is taken over, in ms. */
export const FLOW_WINDOW_MS = BUCKET_MS * BUCKETS;

/** A flow that has only begun is measured as if it had lasted this long, so that a first burst does not look like a record. */
const SHORTEST_SPAN_MS = 500;

/**
 * Bytes per second over a sliding window: a burst is spread over the window, a stall decays to 0 within it. Constant
 * memory and cost, however often bytes come.
 */
export class FlowMeter {
  private readonly bytes = new Float64Array(BUCKETS);
  private readonly slots = new Float64Array(BUCKETS).fill(-1);

  /** @param startedAt monotonic ms when the flow began */
  constructor(private startedAt: number) {}

  /**
   * @param bytes 0 while nothing flows: what comes next is measured from here, not from when it was first waited for
   * @param at monotonic ms, not before earlier calls
   */
  add(bytes: number, at: number): void {
    if (bytes === 0) {
      if (this.sum(at) === 0) this.startedAt = at;
      return;
    }
    const slot = Math.floor(at / BUCKET_MS);
    const index = slot % BUCKETS;
    if (this.slots[index] !== slot) {
      this.slots[index] = slot;
      this.bytes[index] = 0;
    }
    this.bytes[index] = (this.bytes[index] ?? 0) + bytes;
  }

  /** @returns bytes per second around `at`, never negative */
  rate(at: number): number {
    const spanMs = Math.max(SHORTEST_SPAN_MS, at - Math.max(this.startedAt, oldestSlot(at) * BUCKET_MS));
    return (this.sum(at) * 1000) / spanMs;
  }

  /** Forgets what has flowed. */
  clear(): void {
    this.bytes.fill(0);
    this.slots.fill(-1);
  }

  private sum(at: number): number {
    const oldest = oldestSlot(at);
    return this.bytes.reduce((sum, bytes, index) => ((this.slots[index] ?? -1) < oldest ? sum : sum + bytes), 0);
  }
}

function oldestSlot(at: number): number {
  return Math.floor(at / BUCKET_MS) - BUCKETS + 1;
}
