import { readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** All files below a folder, relative, with `/`, sorted. A folder that is not there has none. */
export function filesBelow(folder: string): string[] {
  let entries;
  try {
    entries = readdirSync(folder, { withFileTypes: true, recursive: true });
  } catch {
    return [];
  }
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

/** The files of a library that people see: without staging. */
export function published(library: string): string[] {
  return filesBelow(library).filter((path) => !path.startsWith('.deemusic/'));
}

/** What is staged in a library. */
export function staged(library: string): string[] {
  return filesBelow(join(library, '.deemusic', 'staging'));
}
