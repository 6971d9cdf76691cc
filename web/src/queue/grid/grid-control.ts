import type { AnyHostMessage } from 'deemusic/wire';
import type { ListTree } from '../list/list-tree.js';
import type { Span } from '../list/sparse-list.js';
import {
  EVERYTHING,
  isNothing,
  isSelected,
  NOTHING,
  toggled,
  withMore,
  without,
  type Selection,
} from '../selection/selection.js';

/** A longer range is asked for by nobody; of one, what is known is marked. */
const MOST_RANGE = 5000;

/** Which row has the focus, and what is marked. Rows subscribe to it one by one, so that a mark draws one row anew. */
export class GridControl {
  /** What is marked. */
  selection: Selection = NOTHING;
  private active: { row: number; id: string | undefined } = { row: 0, id: undefined };
  /** Where a range began. */
  private pivot: number | null = null;
  private wantsFocus = false;
  private readonly listeners = new Set<() => void>();
  private version = 0;

  constructor(private readonly list: ListTree) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly getVersion = (): number => this.version;

  /** The row that keys act on; it follows its item when that moves. */
  get activeRow(): number {
    const { id, row } = this.active;
    const known = id === undefined ? undefined : this.list.rowOf(id);
    return Math.max(0, Math.min(known ?? row, this.list.rows.rowCount - 1));
  }

  get activeId(): string | undefined {
    return this.list.rows.rowCount === 0 ? undefined : this.list.idAt(this.activeRow);
  }

  /** Whether marks are being made: a tap marks then, too. */
  get isSelecting(): boolean {
    return !isNothing(this.selection);
  }

  isSelected(id: string): boolean {
    return isSelected(this.selection, id);
  }

  /** @param isFocused whether the row is to get the focus, and to come into view */
  goTo(row: number, isFocused = true): void {
    const at = Math.max(0, Math.min(row, this.list.rows.rowCount - 1));
    this.active = { row: at, id: this.list.rows.rowCount === 0 ? undefined : this.list.idAt(at) };
    this.wantsFocus ||= isFocused;
    this.pivot = null;
    this.changed();
  }

  /** Marks everything from where the range began to a row, and goes there. What is not known is asked for. */
  extendTo(row: number): void {
    const pivot = this.pivot ?? this.activeRow;
    const [first, last] = [Math.min(pivot, row), Math.max(pivot, row)];
    const ids = Array.from({ length: last - first + 1 }, (_, step) => this.list.idAt(first + step));
    const known = ids.filter((id) => id !== undefined);
    this.selection = withMore(this.selection, known);
    this.goTo(row);
    this.pivot = pivot;
    if (known.length < ids.length && ids.length <= MOST_RANGE) void this.markUnknown({ first, last });
  }

  toggle(row: number): void {
    const id = this.list.idAt(row);
    if (id === undefined) return;
    this.selection = toggled(this.selection, id, this.knownIds());
    this.goTo(row, false);
  }

  selectAll(): void {
    this.selection = EVERYTHING;
    this.changed();
  }

  /** Marks these and no others, e.g. those that a command failed on. */
  selectOnly(ids: readonly string[]): void {
    this.selection = { kind: 'some', ids: new Set(ids) };
    this.changed();
  }

  clear(): void {
    this.selection = NOTHING;
    this.pivot = null;
    this.changed();
  }

  /** What has left the list is not marked any more. */
  readonly hear = ({ name, message }: AnyHostMessage): void => {
    if (name !== 'item.removed') return;
    const after = without(this.selection, message.id);
    if (after === this.selection) return;
    this.selection = after;
    this.changed();
  };

  /** @returns whether the active row is to get the focus now */
  takeFocusWish(): boolean {
    const wish = this.wantsFocus;
    this.wantsFocus = false;
    return wish;
  }

  private async markUnknown(range: Span): Promise<void> {
    const before = this.selection;
    const ids = await this.list.idsBetween(range);
    // Whoever has marked something else meanwhile does not mean this range any more.
    if (this.selection !== before) return;
    this.selection = withMore(this.selection, ids);
    this.changed();
  }

  private knownIds(): string[] {
    const count = this.list.rows.rowCount;
    const first = Math.max(0, this.activeRow - 200);
    const ids: string[] = [];
    for (let row = first; row < Math.min(count, first + 400); row++) {
      const id = this.list.idAt(row);
      if (id !== undefined) ids.push(id);
    }
    return ids;
  }

  private changed(): void {
    this.version++;
    for (const listener of [...this.listeners]) listener();
  }
}
