import { mkdir, open, realpath, rmdir } from 'node:fs/promises';
import { basename, dirname, join, sep } from 'node:path';
import { FilesystemError } from '../domain/index.js';
import { errnoOf, toFilesystemError } from './filesystem-fault.js';

/** Absence of a directory fsync is normal on some file systems (SMB, FUSE). */
const UNSYNCABLE = new Set(['EINVAL', 'ENOTSUP', 'EISDIR', 'EPERM', 'EACCES', 'EBADF', 'ENOSYS']);

/**
 * Whether a file system may take a name of the top for that of the host's own folder: some do not tell case, or kinds of one letter
 * (`ſ`, `s`), apart.
 */
export function isHostFolder(name: string): boolean {
  return name.normalize('NFKC').toLowerCase() === '.deemusic';
}

/**
 * The parts of a relative path, checked by their form alone.
 * @throws FilesystemError for an absolute path, `..`, an empty part or the host's own folder
 */
export function pathParts(relativePath: string): string[] {
  const parts = relativePath.split('/');
  const isBad = parts.some((part) => part === '' || part === '.' || part === '..' || /[\\\0]/.test(part));
  if (isBad || isHostFolder(parts[0] ?? '')) {
    throw new FilesystemError(
      'A path leads out of the library or into the host’s own folder. Look at the path template.',
    );
  }
  return parts;
}

/**
 * The library's real path.
 * @throws FilesystemError that holds the queue when it is missing
 */
export async function realRoot(root: string): Promise<string> {
  try {
    return await realpath(root);
  } catch (error) {
    if (errnoOf(error) !== 'ENOENT' && errnoOf(error) !== 'ENOTDIR') throw toFilesystemError(error, 'The library');
    const message = 'The library folder is missing. Mount its disk, create it, or set download.outputDir.';
    throw new FilesystemError(message, { hold: 'disk', cause: error });
  }
}

/** A place in the library. */
export interface Place {
  /** Absolute, without links. */
  path: string;
  /** Whether something stands there; a link that leads nowhere is nothing. */
  isTaken: boolean;
}

/** The path of {@link locate}. */
export async function confine(root: string, relativePath: string): Promise<string> {
  return (await locate(root, relativePath)).path;
}

/**
 * Where something in the library is, or would be, symbolic links on its way followed.
 * @throws FilesystemError when a link on the way leads out of the library or in a circle, or a name is too long
 */
export async function locate(root: string, relativePath: string): Promise<Place> {
  const base = await realRoot(root);
  const path = join(base, ...pathParts(relativePath));
  const missing: string[] = [];
  for (let existing = path; ; existing = dirname(existing)) {
    const real = await realpathOrNull(existing);
    if (real === null) {
      missing.unshift(basename(existing));
      continue;
    }
    const prefix = base.endsWith(sep) ? base : base + sep;
    if (real === base || real.startsWith(prefix))
      return { path: join(real, ...missing), isTaken: missing.length === 0 };
    throw new FilesystemError(`A symbolic link in the library leads out of it, at ${relativePath}. Remove the link.`);
  }
}

async function realpathOrNull(path: string): Promise<string | null> {
  try {
    return await realpath(path);
  } catch (error) {
    if (errnoOf(error) === 'ENOENT' || errnoOf(error) === 'ENOTDIR') return null;
    throw toFilesystemError(error, 'The path could not be followed');
  }
}

/** Creates a folder and those above it, and makes their names durable. */
export async function makeFolder(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true });
  if (first === undefined) return;
  for (let made = folder; made.length >= first.length; made = dirname(made)) await syncFolder(dirname(made));
}

/** Makes the names in a folder durable, where the file system can. */
export async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (!UNSYNCABLE.has(errnoOf(error) ?? '')) throw error;
  }
}

/** Removes the folder at a relative path, given by its parts, and those above it, as far as they are empty. */
export async function removeEmptyFolders(root: string, parts: readonly string[]): Promise<void> {
  for (let depth = parts.length; depth > 0; depth--) {
    try {
      await rmdir(await confine(root, parts.slice(0, depth).join('/')));
    } catch {
      return; // Not empty, or no business of ours.
    }
  }
}
