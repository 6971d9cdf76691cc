import { printable } from './printable.js';

interface Folder {
  folders: Map<string, Folder>;
  files: Map<string, string>;
}

/**
 * Relative paths (with `/`) as an indented tree, folders first, in order of name.
 * @param notes what to say behind a file, by path
 */
export function tree(paths: readonly string[], notes: ReadonlyMap<string, string> = new Map()): string[] {
  const root: Folder = { folders: new Map(), files: new Map() };
  for (const path of paths) {
    const parts = path.split('/');
    const name = parts.pop() ?? '';
    let folder = root;
    for (const part of parts) {
      const next: Folder = folder.folders.get(part) ?? { folders: new Map(), files: new Map() };
      folder.folders.set(part, next);
      folder = next;
    }
    folder.files.set(name, notes.get(path) ?? '');
  }
  return linesOf(root, '');
}

function linesOf(folder: Folder, indent: string): string[] {
  const order = ([a]: [string, unknown], [b]: [string, unknown]): number => a.localeCompare(b, 'en', { numeric: true });
  const folders = [...folder.folders].sort(order).map(([name, inner]) => ({ name, inner, note: '' }));
  const files = [...folder.files].sort(order).map(([name, note]) => ({ name, inner: null, note }));
  const entries = [...folders, ...files];
  return entries.flatMap(({ name, inner, note }, index) => {
    const isLast = index === entries.length - 1;
    const line = `${indent}${isLast ? '└─ ' : '├─ '}${printable(name)}${inner ? '/' : ''}${note ? `  ${note}` : ''}`;
    return inner ? [line, ...linesOf(inner, `${indent}${isLast ? '   ' : '│  '}`)] : [line];
  });
}
