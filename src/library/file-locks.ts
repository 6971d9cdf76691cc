/** One holder at a time for each key, in the order of asking; within this process. */
export class FileLocks {
  private readonly tails = new Map<string, Promise<void>>();

  /**
   * Waits for its turn.
   * @returns gives the turn away; calling it again does nothing
   * @throws the signal's reason, when it is aborted first
   */
  async acquire(key: string, signal?: AbortSignal): Promise<() => void> {
    const before = this.tails.get(key);
    let release: () => void = () => undefined;
    const own = new Promise<void>((resolve) => {
      release = resolve;
    });
    // Who gives up waiting must not let the next one pass those before.
    const tail = (before ?? Promise.resolve()).then(() => own);
    this.tails.set(key, tail);
    void tail.then(() => {
      if (this.tails.get(key) === tail) this.tails.delete(key);
    });
    try {
      await unlessAborted(before, signal);
      return release;
    } catch (error) {
      release();
      throw error;
    }
  }

  /** Does some work in its turn. */
  async run<T>(key: string, work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    const release = await this.acquire(key, signal);
    try {
      return await work();
    } finally {
      release();
    }
  }
}

async function unlessAborted(turn: Promise<void> | undefined, signal?: AbortSignal): Promise<void> {
  signal?.throwIfAborted();
  if (!turn || !signal) return turn;
  let giveUp: () => void = () => undefined;
  const aborted = new Promise<never>((_, reject) => {
    giveUp = () => {
      reject(signal.reason as Error);
    };
    signal.addEventListener('abort', giveUp, { once: true });
  });
  try {
    await Promise.race([turn, aborted]);
  } finally {
    signal.removeEventListener('abort', giveUp);
  }
}
