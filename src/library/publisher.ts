import { createHash } from 'node:crypto';
import { constants, copyFile, lstat, open, rename, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { InterruptedError } from '../domain/index.js';
import { errnoOf } from './filesystem-fault.js';
import { makeFolder, syncFolder } from './library-paths.js';
import { removeFile } from './remove-file.js';

/** Not a file that could be opened for writing. */
const NO_FILE = new Set(['ENOENT', 'ENOTDIR', 'EISDIR']);

export interface PublishOptions {
  /** Nothing stood at the target when it was looked at last. Default: not known. */
  isNew?: boolean;
  /** Puts the bytes of the staged file on the disk, in its final form; default {@link syncFile}. */
  sync?: (path: string) => Promise<void>;
  /** Makes the names in a folder durable; default {@link syncFolder}. */
  syncNames?: (folder: string) => Promise<void>;
}

/**
 * Moves a finished staged file to its place, durably and at once: fsync of the file → rename → fsync of the folder.
 * Repeatable after a crash at any point: staging gone and the target there means that it was done.
 * @throws InterruptedError when neither is there
 */
export async function publishFile(staged: string, target: string, options: PublishOptions = {}): Promise<void> {
  const { isNew = false, sync = syncFile, syncNames = syncFolder } = options;
  if (!(await isSynced(staged, sync))) {
    if (!(await isFile(target))) {
      throw new InterruptedError('The staged file is gone before it was filed; the track is downloaded again.');
    }
    await syncNames(dirname(target));
    return;
  }
  await moveIntoFolder(staged, target, isNew);
  await syncNames(dirname(target));
}

/** @returns whether a file stands there, its bytes on the disk by now */
async function isSynced(path: string, sync: (path: string) => Promise<void>): Promise<boolean> {
  try {
    await sync(path);
    return true;
  } catch (error) {
    if (NO_FILE.has(errnoOf(error) ?? '')) return false;
    throw error;
  }
}

/** Most tracks come into a folder that is there already: it is made only when it is missed. */
async function moveIntoFolder(staged: string, target: string, isNew: boolean): Promise<void> {
  try {
    await moveFile(staged, target, isNew);
  } catch (error) {
    if (errnoOf(error) !== 'ENOENT' && errnoOf(error) !== 'ENOTDIR') throw error;
    await makeFolder(dirname(target));
    await moveFile(staged, target, isNew);
  }
}

/** Whether a regular file stands there; links are followed. */
export async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch (error) {
    if (errnoOf(error) === 'ENOENT' || errnoOf(error) === 'ENOTDIR') return false;
    throw error;
  }
}

/**
 * Renames, also to another volume; whatever stood at the target is replaced at once.
 * @param isNew nothing stands there
 */
export async function moveFile(staged: string, target: string, isNew = false): Promise<void> {
  try {
    await rename(staged, target);
  } catch (error) {
    if (errnoOf(error) !== 'EXDEV') throw error;
    await moveAcross(staged, target);
  }
  // Two links to the same bytes: rename then does nothing and leaves both.
  if (!isNew && (await isThere(staged))) await removeFile(staged);
}

/** Where a copy grows beside its target. */
export function betweenVolumesName(target: string): string {
  return join(dirname(target), `.${createHash('sha256').update(target).digest('hex').slice(0, 16)}.part`);
}

/** A folder of the library lies on another volume (mount point): the copy must not be seen before it is whole. */
export async function moveAcross(staged: string, target: string): Promise<void> {
  const beside = betweenVolumesName(target);
  try {
    // Whatever lies there, a link that somebody has put there too, is not written through.
    await removeFile(beside);
    await copyFile(staged, beside, constants.COPYFILE_EXCL);
    await syncFile(beside);
    await rename(beside, target);
  } catch (error) {
    await removeFile(beside).catch(() => undefined);
    throw error;
  }
  // The volumes forget on their own: the copy's name has to be durable before the original goes.
  await syncFolder(dirname(target));
  await removeFile(staged);
}

async function isThere(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}

/** Puts the bytes of a file on the disk. */
export async function syncFile(path: string): Promise<void> {
  const handle = await open(path, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
