import { readdir, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { sameAudio } from './audio/same-audio.js';
import { InterruptedError } from '../domain/index.js';
import type { FileLocks } from './file-locks.js';
import { errnoOf } from './filesystem-fault.js';
import { isFile } from './publisher.js';
import { removeFile, removeWhatever } from './remove-file.js';
import { EDITED_EXTENSION, STAGING_FOLDER, stagedItemOf, stagingName } from './staging-name.js';

/**
 * What is staged of each item: the file as it was verified, which stays as it is, and beside it the version that was edited. Whoever
 * puts something in the place of these holds their lock; it is never held for longer than a rename takes.
 */
export class Staging {
  /** Items whose edited version was made by this process: the kernel has its bytes, however it ends. */
  private readonly known = new Set<string>();

  constructor(
    private readonly root: () => string,
    readonly locks: FileLocks,
  ) {}

  get folder(): string {
    return join(this.root(), STAGING_FOLDER);
  }

  path(itemId: string): string {
    return join(this.folder, stagingName(itemId));
  }

  editedPath(itemId: string): string {
    return this.path(itemId) + EDITED_EXTENSION;
  }

  /** The newest version of what is staged; null when nothing is. */
  async current(itemId: string): Promise<string | null> {
    if (!(await isFile(this.path(itemId)))) return null;
    return (await isFile(this.editedPath(itemId))) ? this.editedPath(itemId) : this.path(itemId);
  }

  /** Notes that the edited version is in its place. */
  noteEdited(itemId: string): void {
    this.known.add(itemId);
  }

  /**
   * Puts the edited version in the place of the verified one; repeatable. Within the lock.
   * @returns whether there was one
   * @throws InterruptedError when the machine went down before its bytes were on the disk
   */
  async adopt(itemId: string): Promise<boolean> {
    const [staged, edited] = [this.path(itemId), this.editedPath(itemId)];
    if (!(await isFile(edited))) return false;
    const isKnown = this.known.delete(itemId);
    if (!(await isFile(staged))) {
      await removeFile(edited);
      return false;
    }
    // Edits reach the disk with the publication only, so a crash of the machine can leave a name without bytes.
    if (!isKnown && !(await sameAudio(staged, edited))) {
      await removeFile(edited);
      throw new InterruptedError('The edited file was not whole after a crash; the track is processed again.');
    }
    await rename(edited, staged);
    return true;
  }

  /** Deletes everything of an item. Within the lock. */
  async drop(itemId: string): Promise<void> {
    await this.dropEdited(itemId);
    const path = this.path(itemId);
    // A folder there is none of ours, and in the way. What is half-made is made anew by whoever needs it, or swept.
    await removeWhatever(path);
  }

  /** Deletes the edited version, which must not outlive what it was made of. Within the lock. */
  async dropEdited(itemId: string): Promise<void> {
    this.known.delete(itemId);
    await removeWhatever(this.editedPath(itemId));
  }

  /** Deletes what belongs to no living item, and what is half-made. Folders stay. */
  async sweep(isLiving: (itemId: string) => boolean): Promise<void> {
    const files = (await this.entries()).filter((entry) => !entry.isDirectory());
    const names = new Set(files.filter((entry) => entry.isFile()).map(({ name }) => name));
    for (const { name } of files) if (isDead(name, names, isLiving)) await removeFile(join(this.folder, name));
  }

  private async entries() {
    try {
      return await readdir(this.folder, { withFileTypes: true });
    } catch (error) {
      if (errnoOf(error) === 'ENOENT') return [];
      throw error;
    }
  }
}

function isDead(name: string, files: ReadonlySet<string>, isLiving: (itemId: string) => boolean): boolean {
  const original = name.endsWith(EDITED_EXTENSION) ? name.slice(0, -EDITED_EXTENSION.length) : name;
  const itemId = files.has(original) ? stagedItemOf(original) : null;
  return itemId === null ? /\.part(\.clone|\.clean|\.edited)?$/.test(name) : !isLiving(itemId);
}

/** Length of a file, null when none is there. */
export async function sizeOf(path: string): Promise<number | null> {
  try {
    const found = await stat(path);
    return found.isFile() ? found.size : null;
  } catch (error) {
    if (errnoOf(error) === 'ENOENT' || errnoOf(error) === 'ENOTDIR') return null;
    throw error;
  }
}
