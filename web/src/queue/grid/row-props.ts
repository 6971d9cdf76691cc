import type { GridControl } from './grid-control.js';

/** What a row can ask for; the same object as long as the list is the same. */
export interface RowCommands {
  open: (id: string) => void;
  toggleFold: (id: string) => void;
}

export interface GridRowProps {
  /** undefined while it is on its way. */
  id: string | undefined;
  row: number;
  /** Pixels above it. */
  start: number;
  level: 1 | 2;
  /** Among its siblings, from 0. */
  position: number;
  /** null while nobody knows how many there are. */
  siblings: number | null;
  isUnfolded: boolean;
  isActive: boolean;
  isOrderable: boolean;
  mayControl: boolean;
  control: GridControl;
  commands: RowCommands;
}
