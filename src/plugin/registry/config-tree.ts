/** A config, as JSON. */
export type ConfigTree = Record<string, unknown>;

/** The value at a dotted path; undefined when there is none. */
export function valueAt(tree: ConfigTree, path: string): unknown {
  return path.split('.').reduce<unknown>((node, part) => asTree(node)?.[part], tree);
}

/** Puts a value at a dotted path, and makes the objects on the way. Where something else stands in the way, nothing happens. */
export function putAt(tree: ConfigTree, path: string, value: unknown): void {
  const parts = path.split('.');
  const name = parts.pop() ?? path;
  let node: ConfigTree | null = tree;
  for (const part of parts) {
    if (node[part] === undefined) node[part] = {};
    node = asTree(node[part]);
    if (!node) return;
  }
  node[name] = value;
}

export function removeAt(tree: ConfigTree, path: string): void {
  const parts = path.split('.');
  const name = parts.pop() ?? path;
  const parent = parts.length === 0 ? tree : asTree(valueAt(tree, parts.join('.')));
  if (parent) Reflect.deleteProperty(parent, name);
}

/** `a.b` → `/a/b`. */
export function pointerOf(path: string): string {
  return `/${path.split('.').join('/')}`;
}

function asTree(value: unknown): ConfigTree | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as ConfigTree) : null;
}
