import { PAGE_SIZE, type FeedSurroundings, type ListFeed } from './list-feed.js';
import { SparseList, type Span } from './sparse-list.js';

/** Rows that are asked for before they come into view, on either side. */
const AHEAD = 10;
/** Rows that are remembered around the view, on either side. */
const KEPT = 250;
/** A place that is only passed over while scrolling is not asked for. */
const SETTLE_MS = 70;

/** A list that can be entered anywhere: the scrollbar is right from the first answer on. */
export class OffsetFeed implements ListFeed {
  readonly isSizeFinal = true;
  error: Error | null = null;
  private readonly list: SparseList;
  private hasSize = false;
  /** Whether the present size may not hold any more; of an empty list there is no row that would be asked for again. */
  private isSizeDoubted = false;
  private eye: Span | null = null;
  private asking: { span: Span; end: AbortController } | null = null;
  private settling: ReturnType<typeof setTimeout> | null = null;

  /** @param guess how many rows it probably has, until the host has said it */
  constructor(
    private readonly around: FeedSurroundings,
    guess: number | null = null,
  ) {
    this.list = new SparseList(around.isHeld);
    if (guess === null) return;
    this.list.resize(guess);
    this.hasSize = true;
  }

  get size(): number | null {
    return this.hasSize ? this.list.total : null;
  }

  at(index: number): string | undefined {
    return this.list.at(index);
  }

  indexOf(id: string): number | undefined {
    return this.list.indexOf(id);
  }

  look(span: Span): void {
    const isFirst = this.eye === null;
    this.eye = span;
    if (this.asking && !meets(this.asking.span, widened(span))) {
      this.asking.end.abort();
      this.asking = null;
    }
    if (isFirst) this.askNext();
    else this.settling ??= setTimeout(() => this.settle(span), SETTLE_MS);
  }

  async load(index: number): Promise<void> {
    const askedAt = performance.now();
    try {
      const { items, total } = await this.around.ask({ offset: index }, new AbortController().signal);
      this.around.absorb(items, askedAt);
      this.take({ first: index, last: index + PAGE_SIZE - 1 }, items, total);
    } catch (cause) {
      this.error = cause instanceof Error ? cause : new Error(String(cause));
    }
    this.around.changed();
  }

  doubt(): void {
    this.list.doubt();
    this.isSizeDoubted = true;
    this.error = null;
    this.asking?.end.abort();
    this.asking = null;
    this.askNext();
  }

  add(id: string, atEnd: boolean): void {
    if (!this.hasSize) return;
    this.list.insert(atEnd ? this.list.total : 0, id);
    this.around.changed();
  }

  drop(id: string): void {
    this.list.remove(id);
    this.around.changed();
  }

  move(id: string, to: number): void {
    // An answer that is on its way tells of the former order.
    this.asking?.end.abort();
    this.asking = null;
    this.list.move(id, to);
    this.around.changed();
  }

  retry(): void {
    this.error = null;
    this.askNext();
    this.around.changed();
  }

  rest(): void {
    this.eye = null;
    this.asking?.end.abort();
    this.asking = null;
    if (this.settling !== null) clearTimeout(this.settling);
    this.settling = null;
  }

  /** Asks when the view has stayed for a moment, or has moved by little. */
  private settle(before: Span): void {
    this.settling = null;
    if (!this.eye) return;
    if (meets(before, this.eye)) this.askNext();
    else {
      const now = this.eye;
      this.settling = setTimeout(() => this.settle(now), SETTLE_MS);
    }
  }

  /** One question at a time: what is in view first, then what may come into it. */
  private askNext(): void {
    if (!this.eye || this.asking || this.error) return;
    const isBlank = !this.hasSize || (this.isSizeDoubted && this.list.total === 0);
    const wanted = isBlank ? { first: 0, last: PAGE_SIZE - 1 } : this.gap(this.eye);
    if (wanted) void this.ask(wanted);
    else this.list.keepOnly({ first: this.eye.first - KEPT, last: this.eye.last + KEPT }, this.around.isPinned);
  }

  private gap(eye: Span): Span | null {
    const seen = this.list.gap(eye, true);
    if (seen) return pageAround(seen, this.list.total);
    const near = this.list.gap(widened(eye), false);
    return near && pageBeyond(near, eye);
  }

  private async ask(span: Span): Promise<void> {
    const asking = { span, end: new AbortController() };
    this.asking = asking;
    const askedAt = performance.now();
    try {
      const { items, total } = await this.around.ask({ offset: span.first }, asking.end.signal);
      if (this.asking !== asking) return;
      this.around.absorb(items, askedAt);
      this.take(span, items, total);
    } catch (cause) {
      if (this.asking !== asking) return;
      this.error = cause instanceof Error ? cause : new Error(String(cause));
    }
    this.asking = null;
    this.around.changed();
    this.askNext();
  }

  private take(span: Span, items: readonly { id: string }[], total: number | null): void {
    const ids = items.map(({ id }) => id);
    const counted = total ?? span.first + ids.length;
    // A list that shrank between the count and the rows: the rows are right, else the gap would stay one.
    const size = ids.length < PAGE_SIZE ? Math.min(counted, span.first + ids.length) : counted;
    this.list.put(span.first, ids, size);
    this.hasSize = true;
    this.isSizeDoubted = false;
  }
}

/** The page that holds a gap in its middle, or from its beginning on when it is longer. */
function pageAround({ first, last }: Span, total: number): Span {
  const spare = Math.max(0, PAGE_SIZE - (last - first + 1));
  const start = Math.max(0, Math.min(first - Math.floor(spare / 2), total - PAGE_SIZE));
  return { first: Math.min(start, first), last: Math.min(start, first) + PAGE_SIZE - 1 };
}

/** The page that begins with a gap below the view, or ends with one above it. */
function pageBeyond({ first, last }: Span, eye: Span): Span {
  if (first > eye.last) return { first, last: first + PAGE_SIZE - 1 };
  const start = Math.max(0, last - PAGE_SIZE + 1);
  return { first: start, last: start + PAGE_SIZE - 1 };
}

function widened({ first, last }: Span): Span {
  return { first: first - AHEAD, last: last + AHEAD };
}

function meets(a: Span, b: Span): boolean {
  return a.first <= b.last && b.first <= a.last;
}
