import type { MouseEvent } from 'react';

/** Whether a control in the row was meant, and not the row. */
export function isOfControl({ target, currentTarget }: MouseEvent<HTMLElement>): boolean {
  const control = (target as Element).closest('button, a, input, label, [role=menuitem]');
  return control !== null && currentTarget.contains(control);
}

/** Marks and handles know what a key held down means. */
export function isOfLead({ target }: MouseEvent<HTMLElement>): boolean {
  return (target as Element).closest('label, [data-handle], [data-fold]') !== null;
}

export function isTouch({ nativeEvent }: MouseEvent): boolean {
  return nativeEvent instanceof PointerEvent && nativeEvent.pointerType === 'touch';
}
