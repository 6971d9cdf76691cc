/** Names and places that lead to a value. */
export type Path = readonly (string | number)[];

/** `/a/b~1c/0` → `['a', 'b/c', '0']`; with a `#` before it, too. */
export function pathOf(pointer: string): string[] {
  return pointer
    .replace(/^#/, '')
    .split('/')
    .slice(1)
    .map((part) => decoded(part).replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** @returns what stands there; undefined when nothing does */
export function valueAt(tree: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, part) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, part)
        ? (value as Record<string | number, unknown>)[part]
        : undefined,
    tree,
  );
}

/** `['hooks', '0', 'name']` → `hooks[0].name`, for people. */
export function dotted(path: Path): string {
  return path
    .map((part, index) => (/^\d+$/.test(String(part)) ? `[${String(part)}]` : index === 0 ? part : `.${String(part)}`))
    .join('');
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
