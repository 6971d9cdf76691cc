import { HostError, type AudioFormat, type Clock } from '../../domain/index.js';
import { waitFor } from '../upstream/wait-for.js';

/** Tracks that are asked for ahead of need: with what is asked now they fit into one request for songs and one for media. */
export const TRACKS_AHEAD = 40;
/** Fewer than these are left: more are asked for, so that nobody comes to wait for them. */
const LOW_WATER = 16;
/** An answer that nobody has come for by then is let go: the queue went another way. */
const MAX_AGE_MS = 10 * 60_000;
/** A transfer needs some time of an address. */
const MIN_LIFE_MS = 60_000;

interface Entry<T> {
  work: Promise<T>;
  at: number;
}

export interface MediaAheadParts<T> {
  clock: Clock;
  /** Finds one track; what is asked at a time goes out together. */
  find: (trackId: string, formats: readonly AudioFormat[], signal: AbortSignal) => Promise<T>;
  /** Epoch ms after which an answer is worthless; null = never. */
  expiresAt: (found: T) => number | null;
  /** Ends when the source does. */
  lifetime: AbortSignal;
}

export interface AheadQuestion {
  trackId: string;
  formats: readonly AudioFormat[];
  /** What an answer depends on beside the track: the account. */
  scope: string;
  /** The answer that was given is of no use. */
  isFresh?: boolean | undefined;
  /** Tells which tracks are asked for next, in the same formats. */
  next?: (() => Promise<readonly string[]>) | undefined;
}

/**
 * Finds media ahead of need, so that many tracks share a request although they are worked off a few at a time. Each answer is
 * handed out once: a second question means that the first answer was of no use.
 */
export class MediaAhead<T> {
  private readonly entries = new Map<string, Entry<T>>();
  private filling: Promise<void> | null = null;

  constructor(private readonly parts: MediaAheadParts<T>) {}

  async find(question: AheadQuestion, signal: AbortSignal): Promise<T> {
    const { trackId, formats, scope, isFresh, next } = question;
    const key = (id: string): string => `${scope} ${formats.join()} ${id}`;
    const taken = this.take(key(trackId));
    const ready = isFresh ? null : taken;
    if (next && this.entries.size < LOW_WATER) this.filling ??= this.fill(next, formats, key);
    const found = ready && (await this.usable(ready, signal));
    return found ?? this.parts.find(trackId, formats, signal);
  }

  private take(key: string): Entry<T> | null {
    const entry = this.entries.get(key);
    this.entries.delete(key);
    return entry && this.parts.clock.monotonic() - entry.at <= MAX_AGE_MS ? entry : null;
  }

  /** What is wrong with the track itself is as true now; anything else may have passed. */
  private async usable({ work }: Entry<T>, signal: AbortSignal): Promise<T | null> {
    try {
      const found = await waitFor(work, signal);
      const expiresAt = this.parts.expiresAt(found);
      return expiresAt === null || expiresAt - this.parts.clock.now() >= MIN_LIFE_MS ? found : null;
    } catch (error) {
      const isFinal = error instanceof HostError && !error.retryable && error.hold === undefined;
      if (isFinal || signal.aborted) throw error;
      return null;
    }
  }

  /** Never rejects: whoever needs the track asks for it himself. */
  private async fill(
    next: () => Promise<readonly string[]>,
    formats: readonly AudioFormat[],
    key: (id: string) => string,
  ): Promise<void> {
    try {
      const ids = await next();
      const at = this.parts.clock.monotonic();
      for (const [name, entry] of this.entries) if (at - entry.at > MAX_AGE_MS) this.entries.delete(name);
      for (const id of ids.slice(0, TRACKS_AHEAD)) {
        if (this.entries.size >= TRACKS_AHEAD || this.entries.has(key(id))) continue;
        const work = this.parts.find(id, formats, this.parts.lifetime);
        work.catch(() => undefined);
        this.entries.set(key(id), { work, at });
      }
    } catch {
      // Nobody knows what comes next: nothing is asked for ahead.
    } finally {
      this.filling = null;
    }
  }
}
