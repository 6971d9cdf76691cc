/** Deeper JSON has no honest use; recursive code, that of Node among it, breaks at it. */
export const MAX_NESTING = 100;

/** Whether lists and objects lie within each other more than {@link MAX_NESTING} times. Not recursive itself. */
export function isNestedTooDeep(value: unknown): boolean {
  let level = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MAX_NESTING) return true;
    level = level.flatMap(childrenOf);
  }
  return false;
}

function childrenOf(value: unknown): unknown[] {
  return typeof value === 'object' && value !== null ? Object.values(value) : [];
}
