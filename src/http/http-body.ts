/** Takes the bytes of a body as they arrive, without a stream in between. */
export interface ByteSink {
  /**
   * @param chunk stays valid
   * @returns a promise when nothing more may come until it resolves; when it fails, or when this throws, the body is given up
   */
  take(chunk: Uint8Array): Promise<void> | undefined;
  /** The body failed: a promise that is still owed may end now. */
  failed?(error: unknown): void;
}

/** The body of an answer, not asked for yet: nothing comes before it is poured. */
export interface HttpBody {
  /**
   * Feeds a sink to the end of the body; once only. Settles when the sink has nothing under way any more.
   * @throws what the sink failed with, TimeoutError, NetworkError when cut short, or the signal's reason
   */
  pour(sink: ByteSink): Promise<void>;
  /** The rest is not wanted: the socket is closed at once. */
  destroy(): void;
}

/** What a body asks of the connection that feeds it. */
export interface BodyFeed {
  resume(): void;
  pause(): void;
  abandon(): void;
}

/** A {@link HttpBody}, as its exchange feeds it. The connection rests until somebody pours, and while the sink is busy. */
export class PouredBody implements HttpBody {
  private sink: ByteSink | null = null;
  private busy: Promise<void> | null = null;
  private failure: { error: unknown } | null = null;
  private isOver = false;
  private settle: { resolve: () => void; reject: (error: unknown) => void } | null = null;

  constructor(private readonly feed: BodyFeed) {}

  pour(sink: ByteSink): Promise<void> {
    if (this.sink) throw new Error('a body is poured once');
    this.sink = sink;
    return new Promise((resolve, reject) => {
      this.settle = { resolve, reject };
      if (this.isOver) this.end();
      else this.feed.resume();
    });
  }

  destroy(): void {
    this.feed.abandon();
  }

  deliver(chunk: Uint8Array): void {
    if (this.isOver) return;
    try {
      const taking = this.busy
        ? this.busy.then(() => (this.isOver ? undefined : this.sink?.take(chunk)))
        : this.sink?.take(chunk);
      if (taking) this.waitFor(taking);
    } catch (error) {
      this.fail(error);
    }
  }

  finish(): void {
    this.end();
  }

  /** Only the first reason counts. */
  fail(error: unknown): void {
    if (this.isOver) return;
    this.failure ??= { error };
    this.feed.abandon();
    this.end();
    this.sink?.failed?.(error);
  }

  private waitFor(taking: Promise<void>): void {
    this.feed.pause();
    const busy = taking.then(
      () => {
        if (this.busy !== busy) return;
        this.busy = null;
        if (!this.isOver) this.feed.resume();
      },
      (error: unknown) => {
        this.fail(error);
        this.failure ??= { error };
      },
    );
    this.busy = busy;
  }

  /** What the sink has under way still uses what it was given. */
  private end(): void {
    this.isOver = true;
    if (!this.settle) return;
    const { resolve, reject } = this.settle;
    const tell = (): void => {
      if (this.failure) reject(this.failure.error);
      else resolve();
    };
    if (this.busy) void this.busy.then(tell);
    else tell();
  }
}
