import { access, constants, statfs } from 'node:fs/promises';
import { DiskFullError } from '../domain/index.js';
import { makeFolder, realRoot } from './library-paths.js';

const MIB = 1024 * 1024;

/** Bytes that the host's user may still write on the volume of a folder. */
export async function freeBytesOf(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

/**
 * Whether a file of this size may begin.
 * @throws DiskFullError, or FilesystemError that holds the queue when the library is missing or not writable
 */
export async function checkVolume(
  root: string,
  stagingFolder: string,
  neededBytes: number,
  minFreeBytes: number,
): Promise<void> {
  await realRoot(root);
  await makeFolder(stagingFolder);
  // Asks the kernel, which knows read-only mounts too; nothing is written.
  await access(stagingFolder, constants.W_OK);
  const free = await freeBytesOf(stagingFolder);
  if (free >= minFreeBytes + neededBytes) return;
  throw new DiskFullError(
    `The disk of the library has ${mib(free)} left; ${mib(neededBytes)} are needed and ${mib(minFreeBytes)} are kept free ` +
      '(download.minFreeSpace). Free some space; the queue goes on by itself.',
  );
}

function mib(bytes: number): string {
  return `${String(Math.round(bytes / MIB))} MiB`;
}
