import { useEffect, useEffectEvent } from 'react';
import { KeySequence } from './key-sequence.js';
import { shortcutChoice } from './shortcut-choice.js';

/**
 * Does something on single keys, or two after each other (`g q`), unless somebody writes, a dialog or a menu is open, or they are
 * switched off.
 * @param actions by key; another set of keys begins anew
 */
export function useShortcuts(actions: Readonly<Record<string, () => void>>): void {
  const known = Object.keys(actions).join('\n');
  const act = useEffectEvent((keys: string) => {
    actions[keys]?.();
  });
  useEffect(() => {
    const sequence = new KeySequence(new Set(known.split('\n')));
    const pressed = (event: KeyboardEvent): void => {
      if (!shortcutChoice.isOn || isMeantElsewhere(event)) return;
      const keys = sequence.press(event.key, event.timeStamp);
      if (keys === null) return;
      event.preventDefault();
      act(keys);
    };
    document.addEventListener('keydown', pressed);
    return () => {
      document.removeEventListener('keydown', pressed);
    };
  }, [known]);
}

function isMeantElsewhere(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return true;
  return isWritten(event.target) || isOpen('[role="dialog"], [role="menu"], [role="listbox"]');
}

/** Closed ones can be in the page, too: Mantine keeps the list of a Select there. */
function isOpen(selector: string): boolean {
  return [...document.querySelectorAll(selector)].some((element) => element.getClientRects().length > 0);
}

/** @returns whether keys and pasted texts go into that */
export function isWritten(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.closest('input:not([type="checkbox"], [type="radio"]), textarea, select') !== null)
  );
}
