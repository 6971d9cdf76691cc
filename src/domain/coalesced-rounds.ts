/**
 * Does `work` for each wake-up, one at a time. Wake-ups during the work are coalesced into one more round: none is lost, and none
 * queues up. `work` deals with its own faults.
 */
export class CoalescedRounds {
  private isDirty = false;
  private isClosed = false;
  private current: Promise<void> | null = null;

  constructor(private readonly work: () => Promise<void>) {}

  wake(): void {
    if (this.isClosed) return;
    this.isDirty = true;
    this.current ??= this.turn();
  }

  /** Resolves when no round is going on. */
  async idle(): Promise<void> {
    await this.current;
  }

  /** No further round begins; resolves when the last has ended. */
  async close(): Promise<void> {
    this.isClosed = true;
    await this.current;
  }

  private async turn(): Promise<void> {
    // A round that ends at once must not find `current` unset.
    await Promise.resolve();
    while (this.isDirty && !this.isClosed) {
      this.isDirty = false;
      await this.work();
    }
    this.current = null;
  }
}
