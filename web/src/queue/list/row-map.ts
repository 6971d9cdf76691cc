/** What stands in a row: an item of the list, or a member of one that is unfolded. `top` and `child` count from 0. */
export type RowPlace = { level: 1; top: number } | { level: 2; top: number; child: number };

/** An item of the list whose members are shown below it. */
export interface Unfolded {
  top: number;
  count: number;
}

/** CSS pixels. Fixed, so that the scrollbar is right from the start. */
export const ROW_HEIGHT = { 1: 64, 2: 52 } as const;

/**
 * Items and the members of the unfolded ones as one sequence of rows: row ↔ place, row ↔ pixels. Costs what the
 * number of unfolded ones costs, however long the lists are.
 */
export class RowMap {
  private readonly blocks: readonly { top: number; count: number; before: number }[];
  readonly rowCount: number;

  /** @param topCount items of the list */
  constructor(
    readonly topCount: number,
    unfolded: readonly Unfolded[],
  ) {
    const sorted = unfolded.filter(({ top, count }) => top < topCount && count > 0).sort((a, b) => a.top - b.top);
    let before = 0;
    this.blocks = sorted.map(({ top, count }) => {
      const block = { top, count, before };
      before += count;
      return block;
    });
    this.rowCount = topCount + before;
  }

  /** Pixels of all rows. */
  get height(): number {
    return this.offsetOf(this.rowCount);
  }

  /** Another function for another map. */
  readonly keyOf = (row: number): number => row;

  equals(other: RowMap): boolean {
    if (other.topCount !== this.topCount || other.blocks.length !== this.blocks.length) return false;
    return this.blocks.every(({ top, count }, index) => {
      const block = other.blocks[index];
      return block?.top === top && block.count === count;
    });
  }

  at(row: number): RowPlace {
    const block = this.lastBlock(({ top, before }) => top + before < row);
    if (!block) return { level: 1, top: row };
    const child = row - (block.top + block.before) - 1;
    if (child < block.count) return { level: 2, top: block.top, child };
    return { level: 1, top: row - block.before - block.count };
  }

  rowOf(place: RowPlace): number {
    const block = this.lastBlock(({ top }) => top < place.top);
    const row = place.top + (block ? block.before + block.count : 0);
    return place.level === 1 ? row : row + 1 + place.child;
  }

  heightOf(row: number): number {
    // Asked for every row of the list: nothing is made for it where nothing is unfolded.
    return this.blocks.length === 0 ? ROW_HEIGHT[1] : ROW_HEIGHT[this.at(row).level];
  }

  /** @returns pixels above a row, or above where the next one would be */
  offsetOf(row: number): number {
    const place = this.at(row);
    const children = row - place.top - (place.level === 2 ? 1 : 0);
    return (row - children) * ROW_HEIGHT[1] + children * ROW_HEIGHT[2];
  }

  /** @returns the row at so many pixels from the beginning, the outermost one where there is none */
  rowAt(offset: number): number {
    let [low, high] = [0, Math.max(0, this.rowCount - 1)];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (this.offsetOf(middle) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  private lastBlock(isBefore: (block: { top: number; before: number }) => boolean) {
    let [low, high] = [0, this.blocks.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (isBefore(this.blocks[middle]!)) low = middle + 1;
      else high = middle;
    }
    return low === 0 ? null : this.blocks[low - 1]!;
  }
}
