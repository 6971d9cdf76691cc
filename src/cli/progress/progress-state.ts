import type { Item, ProgressEntry, QueueState, Stats, Waiting } from '../../wire/index.js';
import { isAtRest, nameOf } from '../host/items.js';
import type { ProgressFrame, TransferRow } from './progress-frame.js';
import { rootTotals } from './root-totals.js';

const KNOWN = 'known';

/** What is known of the watched items, from the messages of the host. Watches everything until it is given roots. */
export class ProgressState {
  private readonly roots = new Map<string, Item | null>();
  /** Tracks that are running; a track at rest is forgotten, so that a long playlist costs nothing. */
  private readonly running = new Map<string, Item>();
  private readonly entries = new Map<string, ProgressEntry>();
  /** How each track last rested, to tell news from repetition. */
  private readonly rested = new Map<string, string>();
  private stats: Stats | null = null;
  private waiting: Waiting | null = null;

  watch(rootId: string): void {
    this.roots.set(rootId, this.roots.get(rootId) ?? null);
  }

  /** That an item rests already is known and no news. */
  expectRest(id: string): void {
    this.rested.set(id, KNOWN);
  }

  rootItems(): Item[] {
    return [...this.roots.values()].filter((item) => item !== null);
  }

  /** Whether every watched item is known and rests; a completed playlist may still be listed for what is new. */
  get isAtRest(): boolean {
    return [...this.roots.values()].every((item) => item !== null && isAtRest(item.status) && item.stage === null);
  }

  /** @returns whether a watched track came to rest by this, for the first time or once more */
  item(item: Item): boolean {
    if (this.roots.has(item.id)) this.roots.set(item.id, item);
    if (item.type !== 'track' || !this.isWatched(item)) return false;
    if (item.status === 'downloading' || item.status === 'processing') {
      this.running.set(item.id, item);
      this.rested.delete(item.id);
      return false;
    }
    this.forgetRunning(item.id);
    if (!isAtRest(item.status)) return false;
    const rest = `${item.status} ${String(item.completedAt ?? item.error?.at ?? '')}`;
    const before = this.rested.get(item.id);
    const isNews = before !== rest && before !== KNOWN;
    this.rested.set(item.id, rest);
    return isNews;
  }

  removed(id: string): void {
    this.roots.delete(id);
    this.forgetRunning(id);
  }

  progress(entries: readonly ProgressEntry[]): void {
    for (const entry of entries) this.entries.set(entry.id, entry);
  }

  statistics(stats: Stats): void {
    this.stats = stats;
  }

  /** @returns whether what the queue waits for is another than before */
  queue(queue: QueueState): boolean {
    const isNews = queue.waiting?.reason !== this.waiting?.reason;
    this.waiting = queue.waiting;
    return isNews;
  }

  /** Running tracks that only their progress tells of: somebody has to ask for their names. */
  nameless(): string[] {
    if (this.roots.size > 0) return [];
    return [...this.entries.values()]
      .filter(({ id, stage }) => stage !== null && !this.running.has(id) && id.includes('track_'))
      .map(({ id }) => id);
  }

  /** Everything at once replaces what was known of running tracks. */
  restart(active: readonly Item[]): void {
    this.running.clear();
    this.entries.clear();
    for (const item of active) this.item(item);
  }

  frame(): ProgressFrame {
    const transfers = [...this.running.values()].map((item) => this.row(item));
    const speed = transfers.reduce((sum, { bytesPerSecond }) => sum + bytesPerSecond, 0);
    const totals = rootTotals(this.roots, this.entries, this.stats);
    return { transfers, ...totals, bytesPerSecond: Math.round(speed), waiting: this.waiting };
  }

  private row(item: Item): TransferRow {
    const entry = this.entries.get(item.id);
    return {
      id: item.id,
      name: nameOf(item),
      stage: item.status === 'processing' ? (item.stage ?? 'processing') : (entry?.stage ?? item.stage ?? ''),
      progress: entry?.progress ?? item.progress,
      bytesPerSecond: entry?.bytesPerSecond ?? 0,
      etaSeconds: entry?.etaSeconds ?? null,
    };
  }

  private isWatched(item: Item): boolean {
    return this.roots.size === 0 || this.roots.has(item.id) || this.roots.has(item.parentId ?? '');
  }

  private forgetRunning(id: string): void {
    this.running.delete(id);
    if (!this.roots.has(id)) this.entries.delete(id);
  }
}
