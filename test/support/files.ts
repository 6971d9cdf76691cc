import { readdirSync, type Dirent } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** All files below a folder, relative, with `/`, sorted; links are not followed. A folder that is not there has none. */
export function filesBelow(folder: string): string[] {
  return [...walk(folder)].map((path) => relative(folder, path).split(sep).join('/')).sort();
}

// Newer Nodes follow links to folders when they are asked for all that lies below.
function* walk(folder: string): Generator<string> {
  for (const entry of entriesOf(folder)) {
    if (entry.isDirectory()) yield* walk(join(folder, entry.name));
    else if (entry.isFile()) yield join(folder, entry.name);
  }
}

/** A running host may take a folder away at any moment. */
function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

/** The files of a library that people see: without staging. */
export function published(library: string): string[] {
  return filesBelow(library).filter((path) => !path.startsWith('.deemusic/'));
}

/** What is staged in a library. */
export function staged(library: string): string[] {
  return filesBelow(join(library, '.deemusic', 'staging'));
}
