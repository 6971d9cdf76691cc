/** Which items are marked: some by name, or whatever the filter shows. */
export type Selection = { kind: 'some'; ids: ReadonlySet<string> } | { kind: 'all' };

export const NOTHING: Selection = { kind: 'some', ids: new Set() };
export const EVERYTHING: Selection = { kind: 'all' };

export function isSelected(selection: Selection, id: string): boolean {
  return selection.kind === 'all' || selection.ids.has(id);
}

export function isNothing(selection: Selection): boolean {
  return selection.kind === 'some' && selection.ids.size === 0;
}

export function withMore(selection: Selection, ids: readonly string[]): Selection {
  return selection.kind === 'all' ? selection : { kind: 'some', ids: new Set([...selection.ids, ...ids]) };
}

/**
 * Marks or unmarks one.
 * @param visible what is left when one of everything is unmarked: nobody can name the others
 */
export function toggled(selection: Selection, id: string, visible: readonly string[]): Selection {
  const ids = new Set(selection.kind === 'all' ? [...visible, id] : selection.ids);
  if (!ids.delete(id)) ids.add(id);
  return { kind: 'some', ids };
}

/** What has left the list is not marked any more. */
export function without(selection: Selection, id: string): Selection {
  if (selection.kind === 'all' || !selection.ids.has(id)) return selection;
  return { kind: 'some', ids: new Set([...selection.ids].filter((one) => one !== id)) };
}
