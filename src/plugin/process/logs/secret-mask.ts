/** Shorter values would tear up ordinary words, and are no secrets. */
const SHORTEST = 6;
const MASK = '[redacted]';

/** Takes a plugin's secrets out of what it says: a key stands in the address of a request that fails, and so in its error. */
export class SecretMask {
  /** Longest first, also former ones: a process that still has them may still say them. */
  private known: readonly string[] = [];

  learn(secrets: Readonly<Record<string, string>>): void {
    // In JSON a secret stands as JSON writes it, in an address as addresses do.
    const forms = Object.values(secrets).flatMap((secret) => [
      secret,
      JSON.stringify(secret).slice(1, -1),
      // By way of bytes: half a character cannot stand in an address.
      encodeURIComponent(Buffer.from(secret).toString()),
    ]);
    const all = new Set([...this.known, ...forms.filter(({ length }) => length >= SHORTEST)]);
    this.known = [...all].sort((a, b) => b.length - a.length);
  }

  text(text: string): string {
    return this.known.reduce((clean, secret) => clean.replaceAll(secret, MASK), text);
  }

  /** An answer: every text in it. */
  answer<T>(answer: T): T {
    if (this.known.length === 0) return answer;
    return this.walk(answer) as T;
  }

  /** An error, in its place: its class and its cause are looked at by others. */
  error(error: unknown): void {
    if (!(error instanceof Error)) return;
    error.message = this.text(error.message);
    if (error.stack !== undefined) error.stack = this.text(error.stack);
  }

  private walk(value: unknown): unknown {
    if (typeof value === 'string') return this.text(value);
    if (Array.isArray(value)) return value.map((entry) => this.walk(entry));
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([name, entry]) => [this.text(name), this.walk(entry)]));
  }
}
