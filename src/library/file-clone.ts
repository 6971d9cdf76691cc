import { constants, copyFile, link, rename } from 'node:fs/promises';
import { removeFile } from './remove-file.js';

/** How the bytes of a clone are kept: shared copy-on-write, shared outright, or twice. */
export type CloneKind = 'reflink' | 'link' | 'copy';

/**
 * Clones a file to a path, whole or not at all.
 * @param mayEdit whether the clone may be changed later; a hard link would change the original with it and is not taken then
 */
export async function cloneFile(source: string, target: string, mayEdit: boolean): Promise<CloneKind> {
  const unfinished = `${target}.clone`;
  await removeFile(unfinished);
  try {
    const kind = await cloneTo(source, unfinished, mayEdit);
    // Rename does nothing between two links of one file, so what stood there has to go first.
    await removeFile(target);
    await rename(unfinished, target);
    return kind;
  } finally {
    await removeFile(unfinished);
  }
}

async function cloneTo(source: string, target: string, mayEdit: boolean): Promise<CloneKind> {
  try {
    await copyFile(source, target, constants.COPYFILE_FICLONE_FORCE | constants.COPYFILE_EXCL);
    return 'reflink';
  } catch {
    await removeFile(target);
  }
  if (!mayEdit) {
    try {
      await link(source, target);
      return 'link';
    } catch {
      // Another volume, or a file system without links: copy.
    }
  }
  // A link that somebody has put there meanwhile is not written through.
  await copyFile(source, target, constants.COPYFILE_EXCL);
  return 'copy';
}
