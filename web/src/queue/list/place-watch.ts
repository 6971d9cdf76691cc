import type { Item } from 'deemusic/wire';

/** More is not remembered; what is forgotten counts as not moved. */
const REMEMBERED = 2000;

/** What changes by itself while something runs, and what a move changes besides the place. */
const IGNORED: readonly (keyof Item)[] = ['bytes', 'totalBytes', 'progress', 'stage', 'priority'];

/**
 * Tells moves from other changes. An item does not know its place in the list, so an event about one that has
 * changed in nothing else is taken for a move.
 */
export class PlaceWatch {
  private readonly known = new Map<string, Item>();

  note(items: readonly Item[]): void {
    for (const item of items) {
      this.known.delete(item.id);
      this.known.set(item.id, item);
    }
    for (const id of this.known.keys()) {
      if (this.known.size <= REMEMBERED) break;
      this.known.delete(id);
    }
  }

  /** Takes the item of an event. One that waits and was not known may have come from anywhere. */
  hasMoved(item: Item): boolean {
    const before = this.known.get(item.id);
    if (!before) return item.status === 'pending' || item.status === 'paused';
    this.note([item]);
    return (Object.keys(item) as (keyof Item)[]).every(
      (key) => IGNORED.includes(key) || JSON.stringify(before[key]) === JSON.stringify(item[key]),
    );
  }
}
