import type { KeyboardEvent } from 'react';
import { askToRemove, openItemMenu } from '../item/index.js';
import type { ListTree } from '../list/list-tree.js';
import type { GridControl } from './grid-control.js';
import { intentOf, type KeyIntent } from './grid-keys.js';

/** What keys can ask for beyond the list itself. */
export interface KeyCommands {
  open: (id: string) => void;
  removeSelected: () => void;
  /** Whether anything may be done; else marks have no use. */
  mayControl: boolean;
  /** Moves an item among its siblings. */
  shift: (id: string, to: 'up' | 'down' | 'top' | 'bottom') => void;
}

const NEEDS_CONTROL: ReadonlySet<KeyIntent['kind']> = new Set([
  'select',
  'select-range',
  'select-all',
  'remove',
  'shift',
]);

/** @returns handles keys that are pressed on a row; those in a control of a row are left to it */
export function gridKeys(list: ListTree, control: GridControl, commands: KeyCommands) {
  return (event: KeyboardEvent<HTMLElement>): void => {
    const row = event.target as HTMLElement;
    if (row.role !== 'row') {
      // Out of the controls of a row, back to the row.
      if (event.key === 'Escape' && !event.defaultPrevented) control.goTo(control.activeRow);
      return;
    }
    const intent = intentOf(event);
    if (!intent || (!commands.mayControl && NEEDS_CONTROL.has(intent.kind))) return;
    event.preventDefault();
    if (intent.kind === 'go') go(list, control, intent, { grid: event.currentTarget, mayControl: commands.mayControl });
    else act(list, control, commands, { intent, row });
  };
}

function go(
  list: ListTree,
  control: GridControl,
  { to, isRange }: Extract<KeyIntent, { kind: 'go' }>,
  { grid, mayControl }: { grid: HTMLElement; mayControl: boolean },
): void {
  const { activeRow } = control;
  const page = Math.max(1, Math.floor((grid.parentElement?.clientHeight ?? 0) / list.rows.heightOf(activeRow)) - 1);
  const steps = { up: -1, down: 1, 'page-up': -page, 'page-down': page };
  const last = list.rows.rowCount - 1;
  const row = to === 'first' ? 0 : to === 'last' ? last : Math.max(0, Math.min(last, activeRow + steps[to]));
  if (isRange && mayControl) control.extendTo(row);
  else control.goTo(row);
}

function act(
  list: ListTree,
  control: GridControl,
  commands: KeyCommands,
  { intent, row }: { intent: Exclude<KeyIntent, { kind: 'go' }>; row: HTMLElement },
): void {
  const id = control.activeId;
  switch (intent.kind) {
    case 'select':
      control.toggle(control.activeRow);
      return;
    case 'select-range':
      control.extendTo(control.activeRow);
      return;
    case 'select-all':
      control.selectAll();
      return;
    case 'clear':
      control.clear();
      return;
    case 'unfold':
      unfold(list, control);
      return;
    case 'fold':
      fold(list, control);
      return;
    default:
      break;
  }
  if (id === undefined) return;
  if (intent.kind === 'open') commands.open(id);
  else if (intent.kind === 'menu') openItemMenu(id, row);
  else if (intent.kind === 'shift') commands.shift(id, intent.to);
  else if (control.isSelecting) commands.removeSelected();
  else askToRemove(id);
}

/** Unfolds a collection; of an unfolded one it goes to the first member. */
function unfold(list: ListTree, control: GridControl): void {
  const { activeRow, activeId } = control;
  if (activeId === undefined || list.rows.at(activeRow).level === 2) return;
  if (!list.isUnfolded(activeId)) list.unfold(activeId);
  else if (list.sizeOf(activeId)) control.goTo(activeRow + 1);
}

/** Folds a collection; of a member it goes to the collection. */
function fold(list: ListTree, control: GridControl): void {
  const { activeRow, activeId } = control;
  const place = list.rows.at(activeRow);
  if (place.level === 2) control.goTo(list.rows.rowOf({ level: 1, top: place.top }));
  else if (activeId !== undefined) list.fold(activeId);
}
