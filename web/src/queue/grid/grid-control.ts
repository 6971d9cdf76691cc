import type { ListTree } from '../list/list-tree.js';
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

  /** Marks everything from where the range began to a row, and goes there. */
  extendTo(row: number): void {
    const pivot = this.pivot ?? this.activeRow;
    const from = Math.min(pivot, row);
    const ids = Array.from({ length: Math.abs(row - pivot) + 1 }, (_, step) => this.list.idAt(from + step));
    this.selection = withMore(
      this.selection,
      ids.filter((id) => id !== undefined),
    );
    this.goTo(row);
    this.pivot = pivot;
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

  forget(id: string): void {
    const after = without(this.selection, id);
    if (after === this.selection) return;
    this.selection = after;
    this.changed();
  }

  /** @returns whether the active row is to get the focus now */
  takeFocusWish(): boolean {
    const wish = this.wantsFocus;
    this.wantsFocus = false;
    return wish;
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
