import type { Item, ProgressEntry } from 'deemusic/wire';

/** Items beyond this number that nobody looks at are forgotten, the longest untouched first. */
const KEPT = 4000;

type Listener = () => void;

/**
 * The newest that is known of items, fed by answers and by events. Readers subscribe to single items: a message
 * of progress draws the rows anew that it is about, and no others.
 */
export class ItemStore {
  /** In the order of their last touch. */
  private readonly items = new Map<string, Item>();
  private readonly moving = new Map<string, ProgressEntry>();
  private readonly listeners = new Map<string, Set<Listener>>();
  /** When an event last said something of an item, by id; only as long as an answer may still be older. */
  private readonly heard = new Map<string, number>();

  get(id: string): Item | undefined {
    return this.items.get(id);
  }

  /** Live bytes, speed and time left; undefined when it does not move. */
  progressOf(id: string): ProgressEntry | undefined {
    return this.moving.get(id);
  }

  subscribe(id: string, listener: Listener): () => void {
    const all = this.listeners.get(id) ?? new Set();
    this.listeners.set(id, all.add(listener));
    return () => {
      all.delete(listener);
      if (all.size === 0 && this.listeners.get(id) === all) this.listeners.delete(id);
    };
  }

  /**
   * Takes the items of an answer.
   * @param askedAt `performance.now()` when it was asked for: what an event has said since is newer
   */
  absorb(items: readonly Item[], askedAt: number): void {
    for (const item of items) {
      if ((this.heard.get(item.id) ?? -Infinity) < askedAt) this.set(item);
      else this.touch(item.id);
    }
    this.trim();
  }

  /** Takes the item of an event. */
  put(item: Item): void {
    this.heard.set(item.id, performance.now());
    this.set(item);
    this.trim();
  }

  remove(id: string): void {
    this.heard.set(id, performance.now());
    this.moving.delete(id);
    if (this.items.delete(id)) this.notify(id);
  }

  /** Takes a message of progress. */
  progress(entries: readonly ProgressEntry[]): void {
    for (const entry of entries) {
      this.moving.set(entry.id, entry);
      this.notify(entry.id);
    }
  }

  /** Nothing that is known holds any more, e.g. after a snapshot. What is on the screen stays until it is answered anew. */
  doubt(): void {
    this.heard.clear();
    const moved = [...this.moving.keys()];
    this.moving.clear();
    for (const id of moved) this.notify(id);
  }

  private set(item: Item): void {
    this.items.delete(item.id);
    this.items.set(item.id, item);
    if (item.status !== 'downloading' && item.status !== 'processing') this.moving.delete(item.id);
    this.notify(item.id);
  }

  /** Keeps the newer one that is there; one that was removed meanwhile stays away. */
  private touch(id: string): void {
    const known = this.items.get(id);
    if (known && this.items.delete(id)) this.items.set(id, known);
  }

  private trim(): void {
    // Twice at most: listeners of visible rows keep theirs.
    for (const id of this.items.keys()) {
      if (this.items.size <= KEPT) break;
      if (this.listeners.has(id)) continue;
      this.items.delete(id);
      this.moving.delete(id);
    }
    if (this.heard.size > KEPT * 2) {
      const oldest = [...this.heard.keys()].slice(0, KEPT);
      for (const id of oldest) this.heard.delete(id);
    }
  }

  private notify(id: string): void {
    for (const listener of [...(this.listeners.get(id) ?? [])]) listener();
  }
}
