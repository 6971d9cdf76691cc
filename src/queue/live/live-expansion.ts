/** A collection whose members are being listed now. */
export class LiveExpansion {
  /** Resolves when the listing has come to its end, in whatever way. */
  readonly ended: Promise<void>;
  private readonly controller = new AbortController();
  private resolveEnded: () => void = () => undefined;

  constructor(readonly id: string) {
    this.ended = new Promise((resolve) => {
      this.resolveEnded = resolve;
    });
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  stop(): void {
    this.controller.abort();
  }

  end(): void {
    this.resolveEnded();
  }
}
