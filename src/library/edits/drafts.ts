import { chmod, lstat, open, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { errnoOf } from '../filesystem-fault.js';
import { makeFolder } from '../library-paths.js';
import { EDITS_FOLDER } from '../staging-name.js';

/** What files of the library are made with, less the umask. */
const FILE_MODE = 0o664;

/** Files that others work on, in the library's own folder, so that a rename puts them in their place. */
export class Drafts {
  /** @param assertUsable throws when the library is away; a folder made then would pass for a library */
  constructor(
    private readonly root: () => string,
    private readonly assertUsable: () => Promise<void>,
  ) {}

  /** Absolute path of a draft; its folder exists. */
  async path(name: string): Promise<string> {
    await this.assertUsable();
    const folder = join(this.root(), EDITS_FOLDER);
    await makeFolder(folder);
    return join(folder, name);
  }

  /**
   * Length of a draft that is handed in; null when it is gone, no regular file any more, or somebody else's under a second name.
   * @throws FilesystemError that holds the queue when it is the library that is gone
   */
  async size(path: string): Promise<number | null> {
    const bytes = await regularSize(path);
    if (bytes === null) await this.assertUsable();
    return bytes;
  }

  /** Deletes them all; those of a process that is still alive fail when they are handed in. */
  async sweep(): Promise<void> {
    const folder = join(this.root(), EDITS_FOLDER);
    try {
      for (const name of await readdir(folder)) await rm(join(folder, name), { force: true, recursive: true });
    } catch (error) {
      if (errnoOf(error) !== 'ENOENT' && errnoOf(error) !== 'ENOTDIR') throw error;
    }
  }
}

/** Makes an empty file as the library's files are. @returns its mode */
export async function makeFile(path: string): Promise<number> {
  const file = await open(path, 'wx', FILE_MODE);
  try {
    return (await file.stat()).mode & 0o777;
  } finally {
    await file.close();
  }
}

/** Programs that replace a file on their own give it another mode. */
export async function setMode(path: string, mode: number): Promise<void> {
  if (((await lstat(path)).mode & 0o777) !== mode) await chmod(path, mode);
}

/** Deletes a draft and what the host may have left beside it. */
export async function dropDraft(path: string): Promise<void> {
  for (const name of [path, `${path}.clean`]) await rm(name, { force: true, recursive: true });
}

async function regularSize(path: string): Promise<number | null> {
  try {
    const found = await lstat(path);
    return found.isFile() && found.nlink <= 1 ? found.size : null;
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return null;
    throw error;
  }
}
