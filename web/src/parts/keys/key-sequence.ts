/** How long the second key of two is waited for. */
const PATIENCE_MS = 1200;

/** Recognises single keys, and two after each other (`g q`). */
export class KeySequence {
  private first: { key: string; at: number } | null = null;

  /** @param known e.g. `n`, `?`, `g q` */
  constructor(private readonly known: ReadonlySet<string>) {}

  /**
   * @param at ms, of any clock that only goes forward
   * @returns what was pressed of what is known; null = nothing (yet)
   */
  press(key: string, at: number): string | null {
    const { first } = this;
    this.first = null;
    const both = first !== null && at - first.at <= PATIENCE_MS ? `${first.key} ${key}` : null;
    if (both !== null && this.known.has(both)) return both;
    if (this.known.has(key)) return key;
    if ([...this.known].some((each) => each.startsWith(`${key} `))) this.first = { key, at };
    return null;
  }
}
