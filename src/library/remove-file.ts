import { rm, unlink } from 'node:fs/promises';
import { errnoOf } from './filesystem-fault.js';

/** Removes a file, if one is there; a link is removed, not its target. One step, where `rm` looks first. */
export async function removeFile(path: string): Promise<void> {
  try {
    await unlink(path);
  } catch (error) {
    if (errnoOf(error) !== 'ENOENT') throw error;
  }
}

/** As {@link removeFile}, but a folder that is in the way goes, too. */
export async function removeWhatever(path: string): Promise<void> {
  try {
    await removeFile(path);
  } catch (error) {
    // Which of the two a system says of a folder is its own affair.
    if (errnoOf(error) !== 'EISDIR' && errnoOf(error) !== 'EPERM') throw error;
    await rm(path, { force: true, recursive: true });
  }
}
