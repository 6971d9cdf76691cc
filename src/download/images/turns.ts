import { RequestError } from '../../domain/index.js';

const TRY_AGAIN_MS = 2000;

/** Lets a few works run at once; the others wait for their turn, and leave the line when nobody wants them any more. */
export class Turns {
  private running = 0;
  /** Starts the one that waits; in the order in which they came. */
  private readonly line = new Set<() => void>();

  constructor(
    private readonly most: number,
    private readonly mostWaiting: number,
  ) {}

  /**
   * @param signal leaves the line; work that has begun goes on, and keeps its turn until it is done
   * @throws the signal's reason, what `work` throws, RequestError `unavailable` when too many wait
   */
  async run<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> {
    signal.throwIfAborted();
    if (this.running < this.most) this.running++;
    else await this.turn(signal);
    try {
      return await work();
    } finally {
      this.pass();
    }
  }

  private turn(signal: AbortSignal): Promise<void> {
    if (this.line.size >= this.mostWaiting) {
      throw new RequestError('unavailable', 'Too many wait already; try again', { retryAfterMs: TRY_AGAIN_MS });
    }
    return new Promise((resolve, reject) => {
      const begin = (): void => {
        signal.removeEventListener('abort', leave);
        resolve();
      };
      const leave = (): void => {
        this.line.delete(begin);
        reject(signal.reason as Error);
      };
      this.line.add(begin);
      signal.addEventListener('abort', leave, { once: true });
    });
  }

  /** To the first in line, without a moment in which a newcomer could slip in. */
  private pass(): void {
    const [next] = this.line;
    if (!next) {
      this.running--;
      return;
    }
    this.line.delete(next);
    next();
  }
}
