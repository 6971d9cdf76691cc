import { access, constants, stat, statfs } from 'node:fs/promises';
import { DiskFullError, FilesystemError } from '../domain/index.js';
import { makeFolder, realRoot } from './library-paths.js';

const MIB = 1024 * 1024;

/** Bytes that the host's user may still write on the volume of a folder. */
export async function freeBytesOf(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

/** The volume on which the library lies. */
export class Volume {
  private known: { root: string; device: number } | null = null;

  /**
   * Whether the library is there and can be written.
   * @throws FilesystemError that holds the queue when its disk was unmounted; errors of the file system
   */
  async check(root: string, stagingFolder: string): Promise<void> {
    const { dev: device } = await stat(await realRoot(root));
    if (this.known?.root === root && this.known.device !== device && !(await isThere(stagingFolder))) throw unmounted();
    await makeFolder(stagingFolder);
    // Asks the kernel, which knows read-only mounts too; nothing is written.
    await access(stagingFolder, constants.W_OK);
    this.known = { root, device };
  }
}

/** An unmounted disk leaves an empty folder of the disk below, which music must not fill. */
function unmounted(): FilesystemError {
  return new FilesystemError(
    'The library lies on another disk than before, and is empty there. Mount its disk again; if the new place is meant, restart the host.',
    { hold: 'disk' },
  );
}

/** Whether anything is at a path. */
export async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/** @throws DiskFullError when less than that would remain */
export function checkFreeSpace(free: number, neededBytes: number, minFreeBytes: number): void {
  if (free >= minFreeBytes + neededBytes) return;
  throw new DiskFullError(
    `The disk of the library has ${mib(free)} left; ${mib(neededBytes)} are needed and ${mib(minFreeBytes)} are kept free ` +
      '(download.minFreeSpace). Free some space; the queue goes on by itself.',
  );
}

function mib(bytes: number): string {
  return `${String(Math.round(bytes / MIB))} MiB`;
}
