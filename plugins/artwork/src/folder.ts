/** Folders of the library are relative to it, with `/`; the library itself is `''` and gets no picture. */

export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

export function nameOf(folder: string): string {
  return folder.slice(folder.lastIndexOf('/') + 1);
}

/** The folder and all above it, the nearest first, without the library itself. */
export function withAncestors(folder: string): string[] {
  const chain: string[] = [];
  for (let each = folder; each !== ''; each = folderOf(each)) chain.push(each);
  return chain;
}

/** The deepest folder that holds them all. */
export function commonFolder(folders: readonly string[]): string {
  const [first = '', ...others] = folders;
  const holds = (folder: string): boolean =>
    others.every((other) => other === folder || other.startsWith(`${folder}/`));
  return withAncestors(first).find(holds) ?? '';
}

export function unique(folders: readonly string[]): string[] {
  return [...new Set(folders)];
}
