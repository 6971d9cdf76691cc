/**
 * Does a thing at once, and again after a pause when it was wanted meanwhile, however often: never later than a pause, never more often.
 * Each key has a pace of its own.
 */
export class Paced {
  /** Keys that rest, and whether they are wanted again. */
  private readonly resting = new Map<string, { timer: ReturnType<typeof setTimeout>; isWanted: boolean }>();

  constructor(
    private readonly pauseMs: number,
    private readonly act: (key: string) => void,
  ) {}

  want(key: string): void {
    const rest = this.resting.get(key);
    if (rest) {
      rest.isWanted = true;
      return;
    }
    const timer = setTimeout(() => {
      const isWanted = this.resting.get(key)?.isWanted;
      this.resting.delete(key);
      if (isWanted) this.want(key);
    }, this.pauseMs);
    this.resting.set(key, { timer, isWanted: false });
    this.act(key);
  }

  /** Nothing is done any more. */
  end(): void {
    for (const { timer } of this.resting.values()) clearTimeout(timer);
    this.resting.clear();
  }
}
