/** What a key means to the list. */
export type KeyIntent =
  | { kind: 'go'; to: 'up' | 'down' | 'page-up' | 'page-down' | 'first' | 'last'; isRange: boolean }
  | { kind: 'unfold' | 'fold' | 'open' | 'select' | 'select-range' | 'select-all' | 'clear' | 'remove' | 'menu' }
  | { kind: 'shift'; to: 'up' | 'down' | 'top' | 'bottom' };

/** Of a keyboard event, what counts. */
export interface Pressed {
  key: string;
  shiftKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}

const TRAVEL: Readonly<Record<string, 'up' | 'down' | 'page-up' | 'page-down' | 'first' | 'last'>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  PageUp: 'page-up',
  PageDown: 'page-down',
  Home: 'first',
  End: 'last',
};

const SHIFTS: Readonly<Record<string, 'up' | 'down' | 'top' | 'bottom'>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'top',
  End: 'bottom',
};

const PLAIN: Readonly<Record<string, 'unfold' | 'fold' | 'open' | 'select' | 'clear' | 'remove' | 'menu'>> = {
  ArrowRight: 'unfold',
  ArrowLeft: 'fold',
  Enter: 'open',
  ' ': 'select',
  Escape: 'clear',
  Delete: 'remove',
  ContextMenu: 'menu',
};

const WITH_SHIFT: Readonly<Record<string, KeyIntent>> = {
  ' ': { kind: 'select-range' },
  F10: { kind: 'menu' },
};

/** @returns null: the key is none of ours */
export function intentOf(pressed: Pressed): KeyIntent | null {
  const { key, shiftKey, altKey } = pressed;
  const isCommand = pressed.ctrlKey || pressed.metaKey;
  if (altKey) return !isCommand && Object.hasOwn(SHIFTS, key) ? { kind: 'shift', to: SHIFTS[key]! } : null;
  if (isCommand) return withCommand(key, shiftKey);
  if (Object.hasOwn(TRAVEL, key)) return { kind: 'go', to: TRAVEL[key]!, isRange: shiftKey };
  if (shiftKey) return Object.hasOwn(WITH_SHIFT, key) ? WITH_SHIFT[key]! : null;
  return Object.hasOwn(PLAIN, key) ? { kind: PLAIN[key]! } : null;
}

function withCommand(key: string, isRange: boolean): KeyIntent | null {
  if (key.toLowerCase() === 'a' && !isRange) return { kind: 'select-all' };
  return key === 'Home' || key === 'End' ? { kind: 'go', to: TRAVEL[key]!, isRange } : null;
}
