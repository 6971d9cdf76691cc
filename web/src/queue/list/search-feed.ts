import { PAGE_SIZE, type FeedSurroundings, type ListFeed } from './list-feed.js';
import type { Span } from './sparse-list.js';

/** Rows that stand for what has not come yet. */
const PLACEHOLDERS = 3;
/** Rows before the end of what is known at which more is asked for. */
const AHEAD = 25;
/** Nobody reads on so far; better words find it. */
const MOST = 2000;

interface Results {
  ids: readonly string[];
  /** null: these are all. */
  cursor: string | null;
}

/** A list that nobody knows the length of: it grows page by page at its end. */
export class SearchFeed implements ListFeed {
  error: Error | null = null;
  private shown: Results | null = null;
  /** Takes the place of what is shown when it is as long: the view does not collapse while all is asked anew. */
  private fresh: Results | null = { ids: [], cursor: null };
  private eye: Span | null = null;
  private asking: AbortController | null = null;

  constructor(private readonly around: FeedSurroundings) {}

  get size(): number | null {
    return this.shown && this.shown.ids.length + (this.isSizeFinal ? 0 : PLACEHOLDERS);
  }

  get isSizeFinal(): boolean {
    return this.shown !== null && (this.shown.cursor === null || this.shown.ids.length >= MOST);
  }

  at(index: number): string | undefined {
    return this.shown?.ids[index];
  }

  indexOf(id: string): number | undefined {
    const index = this.shown?.ids.indexOf(id) ?? -1;
    return index < 0 ? undefined : index;
  }

  look(span: Span): void {
    this.eye = span;
    this.askNext();
  }

  /** It is read from its beginning on: what is not known is below everything that is. */
  async load(): Promise<void> {
    return Promise.resolve();
  }

  doubt(): void {
    this.asking?.abort();
    this.asking = null;
    this.error = null;
    this.fresh = { ids: [], cursor: null };
    this.askNext();
  }

  drop(id: string): void {
    if (this.indexOf(id) === undefined || !this.shown) return;
    this.shown = { ...this.shown, ids: this.shown.ids.filter((one) => one !== id) };
    this.around.changed();
  }

  /** Whether it is a result the host alone can tell. */
  add(): void {
    return;
  }

  /** Results have an order of their own. */
  move(): void {
    return;
  }

  retry(): void {
    this.error = null;
    this.askNext();
    this.around.changed();
  }

  rest(): void {
    this.eye = null;
    this.asking?.abort();
    this.asking = null;
  }

  private askNext(): void {
    if (!this.eye || this.asking || this.error) return;
    const isEndNear = !this.isSizeFinal && this.eye.last + AHEAD >= (this.shown?.ids.length ?? 0);
    const results = this.fresh ?? (isEndNear ? this.shown : null);
    if (results) void this.ask(results);
  }

  private async ask(before: Results): Promise<void> {
    const asking = new AbortController();
    this.asking = asking;
    const askedAt = performance.now();
    try {
      const { items, nextCursor } = await this.around.ask({ cursor: before.cursor }, asking.signal);
      if (this.asking !== asking) return;
      this.around.absorb(items, askedAt);
      this.take({ ids: [...before.ids, ...items.map(({ id }) => id)], cursor: nextCursor });
    } catch (cause) {
      if (this.asking !== asking) return;
      this.error = cause instanceof Error ? cause : new Error(String(cause));
    }
    this.asking = null;
    this.around.changed();
    this.askNext();
  }

  private take(results: Results): void {
    const needed = this.shown ? Math.min(this.shown.ids.length, (this.eye?.last ?? 0) + PAGE_SIZE) : 0;
    if (this.fresh && results.cursor !== null && results.ids.length < needed) this.fresh = results;
    else {
      this.shown = results;
      this.fresh = null;
    }
  }
}
