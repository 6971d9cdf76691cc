import { createHash } from 'node:crypto';
import { copyFile, lstat, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { InterruptedError } from '../domain/index.js';
import { errnoOf } from './filesystem-fault.js';
import { makeFolder, syncFolder } from './library-paths.js';

/**
 * Moves a finished staged file to its place, durably and at once: fsync of the file → rename → fsync of the folder.
 * Repeatable after a crash at any point: staging gone and the target there means that it was done.
 * @throws InterruptedError when neither is there
 */
export async function publishFile(staged: string, target: string): Promise<void> {
  if (!(await isFile(staged))) {
    if (!(await isFile(target))) {
      throw new InterruptedError('The staged file is gone before it was filed; the track is downloaded again.');
    }
    await syncFolder(dirname(target));
    return;
  }
  await syncFile(staged);
  await makeFolder(dirname(target));
  await moveFile(staged, target);
  await syncFolder(dirname(target));
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

/** Renames, also to another volume; whatever stood at the target is replaced at once. */
export async function moveFile(staged: string, target: string): Promise<void> {
  try {
    await rename(staged, target);
  } catch (error) {
    if (errnoOf(error) !== 'EXDEV') throw error;
    await moveAcross(staged, target);
  }
  // Two links to the same bytes: rename then does nothing and leaves both.
  if (await isThere(staged)) await rm(staged, { force: true });
}

/** A folder of the library lies on another volume (mount point): the copy must not be seen before it is whole. */
export async function moveAcross(staged: string, target: string): Promise<void> {
  const beside = join(dirname(target), `.${createHash('sha256').update(target).digest('hex').slice(0, 16)}.part`);
  try {
    await copyFile(staged, beside);
    await syncFile(beside);
    await rename(beside, target);
  } catch (error) {
    await rm(beside, { force: true }).catch(() => undefined);
    throw error;
  }
  // The volumes forget on their own: the copy's name has to be durable before the original goes.
  await syncFolder(dirname(target));
  await rm(staged, { force: true });
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
