import type { Item } from 'deemusic/wire';
import type { AskList, FeedSurroundings, ListFeed } from './list-feed.js';
import { targetIndex, type MoveTarget } from './move-target.js';
import { OffsetFeed } from './offset-feed.js';
import { Rounds } from './rounds.js';
import { RowMap, type RowPlace } from './row-map.js';
import { SearchFeed } from './search-feed.js';
import type { Span } from './sparse-list.js';

/** How the host is asked, and where items are held. */
export interface ListPorts {
  /** @param parentId null: the list itself */
  askFor: (parentId: string | null) => AskList;
  items: { get(id: string): Item | undefined; absorb(items: readonly Item[], askedAt: number): void };
  /** Whether nobody can tell how long the list is: it is read on page by page. */
  isSearch: boolean;
}

interface Branch {
  feed: ListFeed;
  rounds: Rounds;
}

/** A list and the members of what is unfolded of it, as rows; of all of them only what is looked at is known. */
export class ListTree {
  /** Where the view stood when it was last left, pixels. */
  scrollTop = 0;
  private readonly trunk: Branch;
  private readonly branches = new Map<string, Branch>();
  private readonly listeners = new Set<() => void>();
  private version = 0;
  private map = new RowMap(0, []);
  private isMapOld = false;
  private isResting = true;

  constructor(private readonly ports: ListPorts) {
    this.trunk = this.branch(null);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Another number with each change. */
  readonly getVersion = (): number => this.version;

  /** null while nothing is known. */
  get size(): number | null {
    return this.trunk.feed.size;
  }

  get isSizeFinal(): boolean {
    return this.trunk.feed.isSizeFinal;
  }

  get error(): Error | null {
    return [this.trunk, ...this.branches.values()].find(({ feed }) => feed.error !== null)?.feed.error ?? null;
  }

  /** The same object as long as no row has come, gone, or changed its height. */
  get rows(): RowMap {
    if (this.isMapOld) {
      const map = new RowMap(this.trunk.feed.size ?? 0, this.blocks());
      if (!map.equals(this.map)) this.map = map;
      this.isMapOld = false;
    }
    return this.map;
  }

  /** Ids of what is unfolded. */
  get unfolded(): readonly string[] {
    return [...this.branches.keys()];
  }

  /** @returns undefined while it is on its way */
  idAt(row: number): string | undefined {
    const place = this.rows.at(row);
    const top = this.trunk.feed.at(place.top);
    if (place.level === 1) return top;
    return top === undefined ? undefined : this.branches.get(top)?.feed.at(place.child);
  }

  /** @returns undefined when nobody knows where it stands, or when it is folded away */
  rowOf(id: string): number | undefined {
    const top = this.trunk.feed.indexOf(id);
    if (top !== undefined) return this.rows.rowOf({ level: 1, top });
    for (const [parentId, { feed }] of this.branches) {
      const child = feed.indexOf(id);
      const parent = child === undefined ? undefined : this.trunk.feed.indexOf(parentId);
      if (child !== undefined && parent !== undefined) return this.rows.rowOf({ level: 2, top: parent, child });
    }
    return undefined;
  }

  /** @returns how many there are of its kind, itself counted; null while nobody knows */
  siblingsOf(place: RowPlace): number | null {
    if (place.level === 1) return this.isSizeFinal ? this.size : null;
    const top = this.trunk.feed.at(place.top);
    return (top === undefined ? null : this.sizeOf(top)) ?? null;
  }

  /** @returns the ids of rows, asked for where they are not known; without those that could not be had */
  async idsBetween({ first, last }: Span): Promise<string[]> {
    const ids: string[] = [];
    for (let row = first; row <= Math.min(last, this.rows.rowCount - 1); row++) {
      if (this.idAt(row) === undefined) await this.load(this.rows.at(row));
      const id = this.idAt(row);
      if (id !== undefined) ids.push(id);
      else if (this.error) break;
    }
    return ids;
  }

  /** Says which rows are looked at. */
  look({ first, last }: Span): void {
    if (this.isResting) this.wake();
    const { rows } = this;
    if (rows.rowCount === 0) {
      this.trunk.feed.look({ first: 0, last: 0 });
      return;
    }
    const [from, to] = [rows.at(Math.max(0, first)), rows.at(Math.min(last, rows.rowCount - 1))];
    this.trunk.feed.look({ first: from.top, last: to.top });
    for (const [id, { feed }] of this.branches) {
      const top = this.trunk.feed.indexOf(id);
      if (top === undefined || top < from.top || top > to.top) feed.rest();
      else {
        const begin = top === from.top && from.level === 2 ? from.child : 0;
        const end = top === to.top ? (to.level === 2 ? to.child : 0) : (feed.size ?? 1) - 1;
        feed.look({ first: begin, last: Math.min(end, begin + last - first) });
      }
    }
  }

  isUnfolded(id: string): boolean {
    return this.branches.has(id);
  }

  unfold(id: string): void {
    if (this.branches.has(id) || !this.ports.items.get(id)?.children) return;
    this.branches.set(id, this.branch(id));
    this.changed();
  }

  fold(id: string): void {
    const branch = this.branches.get(id);
    if (!branch) return;
    this.branches.delete(id);
    end(branch);
    this.changed();
  }

  /** What is known of the list (null), or of the members of one, may be outdated, e.g. because nobody listened for a while. */
  doubt(id: string | null): void {
    (id === null ? this.trunk : this.branches.get(id))?.rounds.want();
  }

  /** Nothing that is known may hold any more. */
  doubtAll(): void {
    for (const { rounds } of [this.trunk, ...this.branches.values()]) rounds.now();
  }

  /** Puts one into the list that the host has just added to it. */
  add(id: string, atEnd: boolean): void {
    this.trunk.feed.add(id, atEnd);
  }

  /** Takes one out, wherever it stands. */
  drop(id: string): void {
    this.fold(id);
    this.feedOf(id)?.drop(id);
  }

  /** @returns how many members of an unfolded one are known; undefined of others */
  sizeOf(id: string): number | null | undefined {
    return this.branches.get(id)?.feed.size;
  }

  /** Puts an item beside a sibling, or at an end, before the host has said so; only in the whole list in its own order. */
  place(id: string, target: MoveTarget): void {
    const feed = this.feedOf(id);
    const from = feed?.indexOf(id);
    if (!feed || from === undefined) return;
    const to = targetIndex(feed, from, target);
    if (to !== undefined) feed.move(id, to);
  }

  retry(): void {
    for (const { feed } of [this.trunk, ...this.branches.values()]) if (feed.error) feed.retry();
  }

  /** Nobody looks any more. */
  rest(): void {
    this.isResting = true;
    for (const branch of [this.trunk, ...this.branches.values()]) end(branch);
  }

  private async load(place: RowPlace): Promise<void> {
    const top = this.trunk.feed.at(place.top);
    if (place.level === 1) await this.trunk.feed.load(place.top);
    else if (top !== undefined) await this.branches.get(top)?.feed.load(place.child);
  }

  private feedOf(id: string): ListFeed | undefined {
    return [this.trunk, ...this.branches.values()].find(({ feed }) => feed.indexOf(id) !== undefined)?.feed;
  }

  /** After a rest everything may have changed. */
  private wake(): void {
    this.isResting = false;
    if (this.trunk.feed.size === null) return;
    for (const { feed } of [this.trunk, ...this.branches.values()]) feed.doubt();
  }

  private branch(parentId: string | null): Branch {
    const around: FeedSurroundings = {
      ask: this.ports.askFor(parentId),
      absorb: (items, askedAt) => {
        this.ports.items.absorb(items, askedAt);
      },
      changed: () => this.changed(),
      isHeld: (id) => this.ports.items.get(id) !== undefined,
      isPinned: (id) => this.branches.has(id),
    };
    const isSearch = parentId === null && this.ports.isSearch;
    const guess = parentId === null ? null : (this.ports.items.get(parentId)?.children?.total ?? null);
    const feed = isSearch ? new SearchFeed(around) : new OffsetFeed(around, guess);
    return { feed, rounds: new Rounds(() => feed.doubt()) };
  }

  private blocks(): { top: number; count: number }[] {
    return [...this.branches].flatMap(([id, { feed }]) => {
      const top = this.trunk.feed.indexOf(id);
      return top === undefined ? [] : [{ top, count: feed.size ?? 0 }];
    });
  }

  private changed(): void {
    this.isMapOld = true;
    this.version++;
    for (const listener of [...this.listeners]) listener();
  }
}

function end({ feed, rounds }: Branch): void {
  rounds.stop();
  feed.rest();
}
