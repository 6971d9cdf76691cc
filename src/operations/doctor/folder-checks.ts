import { randomUUID } from 'node:crypto';
import { mkdir, open, realpath, rename, rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { failed, ok, warning, type Finding } from './finding.js';

/** Longest name of a file that names are cut to, in bytes. */
const LONGEST_NAME_BYTES = 255;

/** Numbers by which Linux tells volumes of another machine (statfs(2)). */
const NETWORK_VOLUMES: Readonly<Record<number, string>> = {
  0x6969: 'NFS',
  0x517b: 'SMB',
  0xfe534d42: 'SMB',
  0xff534d42: 'SMB',
  0x01021997: '9P',
};

/** Files of the doctor: nothing else begins like this. */
function trialName(): string {
  return `.deemusic-doctor-${randomUUID()}`;
}

/**
 * A file can be made, written to the disk and deleted. A folder that is missing stays so: it may be a disk that is not
 * mounted, and music would then fill the one below.
 * @param setting names the folder for people
 */
export async function checkWritable(check: string, folder: string, setting: string): Promise<Finding> {
  const path = join(folder, trialName());
  try {
    const file = await open(path, 'wx');
    await file.writeFile('trial');
    await file.sync();
    await file.close();
    return ok(check, `The folder of ${setting} can be written`);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') {
      return failed(
        check,
        `The folder of ${setting} is not there`,
        'Mount its disk; a new folder is made when the host starts',
      );
    }
    return failed(
      check,
      `The folder of ${setting} cannot be written (${codeOf(error)})`,
      `Check ${setting}, who owns the folder and whether its volume is mounted for writing`,
    );
  } finally {
    await rm(path, { force: true }).catch(() => undefined);
  }
}

/** Publishing a file is a rename out of staging: both must lie on one volume. */
export async function checkRename(library: string): Promise<Finding> {
  const staging = join(library, '.deemusic', 'staging');
  const from = join(staging, trialName());
  const to = join(library, trialName());
  try {
    await realpath(library);
    await mkdir(staging, { recursive: true });
    await writeFile(from, 'trial');
    await rename(from, to);
    return ok('rename', 'Finished files move into the library in one step');
  } catch (error) {
    if (codeOf(error) === 'EXDEV') {
      return warning(
        'rename',
        'Staging lies on another volume than the library: finished files are copied',
        'Do not mount another volume at .deemusic in the library',
      );
    }
    return failed(
      'rename',
      `A finished file cannot be moved into the library (${codeOf(error)})`,
      'Check the permissions of the library',
    );
  } finally {
    for (const path of [from, to]) await rm(path, { force: true }).catch(() => undefined);
  }
}

/** @param minFreeBytes below it the queue waits */
export async function checkFreeSpace(library: string, minFreeBytes: number): Promise<Finding> {
  try {
    const { bavail, bsize } = await statfs(library);
    const free = bavail * bsize;
    const text = `${gib(free)} are free on the volume of the library, ${gib(minFreeBytes)} are kept free`;
    if (free < minFreeBytes)
      return failed('free-space', text, 'Free some space, or lower download.minFreeSpace: until then the queue waits');
    return free < 4 * minFreeBytes
      ? warning('free-space', text, 'Soon the queue will wait: free some space')
      : ok('free-space', text);
  } catch (error) {
    return failed(
      'free-space',
      `The free space of the library is not known (${codeOf(error)})`,
      'Check download.outputDir',
    );
  }
}

/** Some encrypted and network volumes take shorter names than others. */
export async function checkNameLength(library: string): Promise<Finding> {
  const path = join(library, trialName().padEnd(LONGEST_NAME_BYTES, 'x'));
  try {
    await writeFile(path, '');
    return ok('name-length', `Names of ${String(LONGEST_NAME_BYTES)} bytes can be used`);
  } catch (error) {
    return warning(
      'name-length',
      `The library's volume refuses names of ${String(LONGEST_NAME_BYTES)} bytes (${codeOf(error)})`,
      'Use shorter templates (download.templates), or another volume',
    );
  } finally {
    await rm(path, { force: true }).catch(() => undefined);
  }
}

/** SQLite needs locks that volumes of another machine do not keep. */
export async function checkDatabaseVolume(dataDir: string): Promise<Finding> {
  const type = await statfs(dataDir).then(
    (volume) => volume.type,
    () => 0,
  );
  const name = NETWORK_VOLUMES[type >>> 0];
  if (name === undefined) return ok('database-volume', 'The database lies on a volume of this machine');
  return failed(
    'database-volume',
    `The data folder lies on a network volume (${name}), where a database can be damaged`,
    'Put DEEMUSIC_DATA_DIR on a disk of this machine; the music may stay where it is',
  );
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? 'unknown reason';
}

function gib(bytes: number): string {
  return `${(bytes / 2 ** 30).toFixed(1)} GiB`;
}
