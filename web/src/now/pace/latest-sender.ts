/**
 * Sends values that come faster than they should be sent: one at a time, with a pause between two, and always the
 * latest one in the end.
 */
export class LatestSender<Value> {
  private next: { value: Value } | null = null;
  private isBusy = false;

  /**
   * @param send must not reject
   * @param pause between two sendings
   */
  constructor(
    private readonly send: (value: Value) => Promise<void>,
    private readonly pause: () => Promise<void>,
  ) {}

  push(value: Value): void {
    this.next = { value };
    if (!this.isBusy) void this.drain();
  }

  private async drain(): Promise<void> {
    this.isBusy = true;
    while (this.next) {
      const { value } = this.next;
      this.next = null;
      await this.send(value);
      await this.pause();
    }
    this.isBusy = false;
  }
}
