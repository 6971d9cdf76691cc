/** Where a template would put something. */
export interface Example {
  label: string;
  path: string;
}

/** A folder or a file among the examples. */
export interface PathNode {
  name: string;
  /** What the files of this path show; of folders none. */
  labels: string[];
  children: PathNode[];
}

/** @returns the folders and files of the examples, each folder once, in the order in which they come */
export function pathTree(examples: readonly Example[]): PathNode[] {
  const root: PathNode = { name: '', labels: [], children: [] };
  for (const { label, path } of examples) {
    let folder = root;
    for (const name of path.split('/')) folder = childOf(folder, name);
    folder.labels.push(label);
  }
  return root.children;
}

function childOf(folder: PathNode, name: string): PathNode {
  const known = folder.children.find((child) => child.name === name);
  if (known) return known;
  const child: PathNode = { name, labels: [], children: [] };
  folder.children.push(child);
  return child;
}
