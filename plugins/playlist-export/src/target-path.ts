import { posix } from 'node:path';
import type { Collection } from './collection.js';
import { cutToBytes, MAX_NAME_BYTES, safeName } from './safe-name.js';

const EXTENSION_BYTES = '.m3u8'.length;

/**
 * Where the files of a collection may lie, the best first: relative to the library, without extension. The second has the id in its
 * name, for a collection whose name is taken.
 * @param folder setting, for playlists
 */
export function targetPaths(collection: Collection, folder: string): string[] {
  const place = collection.type === 'album' ? albumFolder(collection, folder) : folderOf(folder);
  const room = MAX_NAME_BYTES - EXTENSION_BYTES;
  const suffix = ` [${safeName(collection.sourceId, 60)}]`;
  const stem = cutToBytes(safeName(collection.title, room), room - Buffer.byteLength(suffix)).trimEnd();
  return [safeName(collection.title, room), `${stem}${suffix}`].map((name) => posix.join(place, name));
}

function folderOf(folder: string): string {
  return folder
    .split('/')
    .filter((part) => part.trim() !== '')
    .map((part) => safeName(part))
    .join('/');
}

// The folder that all tracks share, above those of the discs.
function albumFolder({ entries }: Collection, folder: string): string {
  const [first, ...others] = entries.map(({ path }) => path.split('/').slice(0, -1));
  if (!first) return folderOf(folder);
  const differs = first.findIndex((part, index) => others.some((parts) => parts[index] !== part));
  const shared = differs < 0 ? first : first.slice(0, differs);
  return shared.length > 0 ? shared.join('/') : folderOf(folder);
}

/** Two paths that are one file where names are compared without case (SMB) or normal form. */
export function isSamePath(a: string, b: string): boolean {
  return keyOf(a) === keyOf(b);
}

function keyOf(path: string): string {
  return path.normalize('NFC').toLowerCase();
}
