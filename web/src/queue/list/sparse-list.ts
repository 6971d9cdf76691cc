/** Rows from `first` to `last`, both included; empty when `last` is smaller. */
export interface Span {
  first: number;
  last: number;
}

/**
 * Which id stands where in a list of which only parts are known. What was known before the last {@link doubt} is
 * shown until an answer says otherwise, but counts as a gap.
 */
export class SparseList {
  private places = new Map<number, { id: string; round: number }>();
  private indexes = new Map<string, number>();
  private round = 0;
  private count = 0;

  /** @param isHeld whether the item itself is still there; a place without one counts as a gap */
  constructor(private readonly isHeld: (id: string) => boolean = () => true) {}

  get total(): number {
    return this.count;
  }

  at(index: number): string | undefined {
    return this.places.get(index)?.id;
  }

  indexOf(id: string): number | undefined {
    return this.indexes.get(id);
  }

  /** Takes an answer; what it says wins over what was known. */
  put(offset: number, ids: readonly string[], total: number): void {
    this.resize(total);
    for (let index = offset; index < offset + ids.length; index++) this.forget(index);
    ids.forEach((id, place) => {
      const former = this.indexes.get(id);
      if (former !== undefined) this.places.delete(former);
      this.places.set(offset + place, { id, round: this.round });
      this.indexes.set(id, offset + place);
    });
  }

  /** A total that is known before any of the list is. */
  resize(total: number): void {
    if (total < this.count) for (const index of [...this.places.keys()]) if (index >= total) this.forget(index);
    this.count = total;
  }

  /** All answers so far may be outdated. */
  doubt(): void {
    this.round++;
  }

  /** Takes one out; one whose place is not known may as well be in another list. */
  remove(id: string): void {
    const index = this.indexes.get(id);
    if (index === undefined) return;
    this.count--;
    this.forget(index);
    this.shift((place) => (place > index ? place - 1 : place));
  }

  insert(index: number, id: string): void {
    if (this.indexes.has(id)) return;
    this.shift((place) => (place >= index ? place + 1 : place));
    this.places.set(index, { id, round: this.round });
    this.indexes.set(id, index);
    this.count++;
  }

  /** Puts one in another place; what is between closes up. */
  move(id: string, to: number): void {
    const from = this.indexes.get(id);
    if (from === undefined || from === to) return;
    this.shift((place) => {
      if (place === from) return to;
      if (from < place && place <= to) return place - 1;
      return to <= place && place < from ? place + 1 : place;
    });
  }

  /** Forgets all but the rows around those that are looked at, and the pinned ones. */
  keepOnly({ first, last }: Span, isPinned: (id: string) => boolean): void {
    for (const [index, { id }] of [...this.places])
      if ((index < first || index > last) && !isPinned(id)) this.forget(index);
  }

  /** @returns the first stretch of a span that has to be asked for; null when all of it is known */
  gap({ first, last }: Span, isDoubtAGap: boolean): Span | null {
    const end = Math.min(last, this.count - 1);
    let from = Math.max(0, first);
    while (from <= end && this.isKnown(from, isDoubtAGap)) from++;
    if (from > end) return null;
    let to = end;
    while (this.isKnown(to, isDoubtAGap)) to--;
    return { first: from, last: to };
  }

  private isKnown(index: number, isDoubtAGap: boolean): boolean {
    const place = this.places.get(index);
    return place !== undefined && this.isHeld(place.id) && !(isDoubtAGap && place.round < this.round);
  }

  private forget(index: number): void {
    const place = this.places.get(index);
    if (!place) return;
    this.places.delete(index);
    this.indexes.delete(place.id);
  }

  private shift(newIndex: (index: number) => number): void {
    this.places = new Map([...this.places].map(([index, place]) => [newIndex(index), place]));
    this.indexes = new Map([...this.places].map(([index, { id }]) => [id, index]));
  }
}
