import { existsSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** All files below a folder, relative, with `/`, sorted; links are not followed. A folder that is not there has none. */
export function filesBelow(folder: string): string[] {
  return [...walk(folder)].map((path) => relative(folder, path).split(sep).join('/')).sort();
}

// Newer Nodes follow links to folders when they are asked for all that lies below.
function* walk(folder: string): Generator<string> {
  for (const entry of existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : []) {
    if (entry.isDirectory()) yield* walk(join(folder, entry.name));
    else if (entry.isFile()) yield join(folder, entry.name);
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
