import { readdir, rm, rmdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type CloneKind, cloneFile } from './file-clone.js';
import { errnoOf, heldByLibrary, withFilesystemErrors } from './filesystem-fault.js';
import { stripLeadingPadding } from './leading-padding.js';
import type { LibraryMark } from './library-mark.js';
import { confine, makeFolder, pathParts, realRoot } from './library-paths.js';
import { isFile, publishFile } from './publisher.js';
import { haveSameBytes } from './same-bytes.js';
import { STAGING_FOLDER, stagedItemOf, stagingName } from './staging-name.js';
import { checkFreeSpace, freeBytesOf, Volume } from './volume.js';

export interface LibraryOptions {
  /** Absolute path of the library, as it is now. */
  root: () => string;
  /** Free space that must remain, in bytes, as it is now; default 512 MiB. */
  minFreeBytes?: () => number;
  /** Remembers the library beyond a restart; without it a library that is not there is made anew. */
  mark?: LibraryMark;
}

/**
 * The folder of music: staging, publication, and what is in it. All paths are relative to it, with `/`.
 * Every method throws DiskFullError (no space) or FilesystemError; both hold the queue (`hold: 'disk'`) when the library as a whole
 * cannot be used (full, read-only, missing, unmounted).
 */
export class Library {
  private readonly volume = new Volume();

  constructor(private readonly options: LibraryOptions) {}

  /**
   * Creates the library folder and its staging folder; for start, when nothing may be there yet.
   * @throws FilesystemError that holds the queue when a library was there before: its disk is not mounted
   */
  async prepare(): Promise<void> {
    const { mark } = this.options;
    await withFilesystemErrors('The library could not be created', async () => {
      await mark?.assertPresent(this.root, this.stagingFolder);
      await makeFolder(this.stagingFolder);
      await mark?.note(this.root);
    });
  }

  /** Absolute path of an item's staged bytes; its folder exists after {@link preflight}. */
  stagingPath(itemId: string): string {
    return join(this.stagingFolder, stagingName(itemId));
  }

  /** Length of what is staged, 0 when nothing is. */
  async stagedSize(itemId: string): Promise<number> {
    return (await this.sizeOf(this.stagingPath(itemId))) ?? 0;
  }

  /** Deletes an item's staged bytes; does nothing when there are none. */
  async dropStaged(itemId: string): Promise<void> {
    await withFilesystemErrors('The staged file could not be deleted', async () => {
      const path = this.stagingPath(itemId);
      // A folder there is none of ours, and in the way.
      for (const name of [path, `${path}.clone`, `${path}.clean`]) await rm(name, { force: true, recursive: true });
    });
  }

  /** Deletes the staged files of items that do not live (any more), and half-made ones. Folders in staging stay. */
  async sweepStaging(isLiving: (itemId: string) => boolean): Promise<void> {
    await withFilesystemErrors('The staging folder could not be swept', async () => {
      for (const entry of await this.stagedEntries()) {
        const itemId = entry.isFile() ? stagedItemOf(entry.name) : null;
        const isDead = itemId === null ? /\.part(\.clone|\.clean)?$/.test(entry.name) : !isLiving(itemId);
        if (isDead && !entry.isDirectory()) await rm(join(this.stagingFolder, entry.name), { force: true });
      }
    });
  }

  /**
   * Whether a file of this size may begin now.
   * @param neededBytes null = not known
   * @throws DiskFullError below the minimum of free space; FilesystemError when the library is missing or not writable, with what to do
   */
  async preflight(neededBytes: number | null): Promise<void> {
    await this.assertUsable();
    const minFreeBytes = this.options.minFreeBytes?.() ?? 512 * 1024 * 1024;
    await withFilesystemErrors('The library cannot be used', () =>
      checkFreeSpace(this.stagingFolder, neededBytes ?? 0, minFreeBytes),
    );
  }

  /**
   * Whether files can be written and deleted, however full the volume is.
   * @throws FilesystemError that holds the queue, with what to do
   */
  async assertUsable(): Promise<void> {
    try {
      await withFilesystemErrors('The library cannot be used', async () => {
        await this.options.mark?.assertPresent(this.root, this.stagingFolder);
        await this.volume.check(this.root, this.stagingFolder);
      });
    } catch (error) {
      throw heldByLibrary(error);
    }
  }

  /** Bytes that can still be written on the library's volume. */
  async freeBytes(): Promise<number> {
    return withFilesystemErrors('The library cannot be used', async () => freeBytesOf(await realRoot(this.root)));
  }

  /**
   * Stages an item with the bytes of a published file, replacing what was staged; whole or not at all.
   * @param options.mayEdit whether anything (a hook) may change the staged file, default true. Then bytes are shared by reflink or
   *   copied. With false a hard link is taken before a copy: the two names are then one file for ever.
   */
  async cloneToStaging(relativePath: string, itemId: string, options: { mayEdit?: boolean } = {}): Promise<CloneKind> {
    return withFilesystemErrors('The file could not be cloned', async () => {
      const source = await confine(this.root, relativePath);
      await makeFolder(this.stagingFolder);
      return cloneFile(source, this.stagingPath(itemId), options.mayEdit ?? true);
    });
  }

  /**
   * Removes a leading run of NUL bytes from the staged file, before anybody edits it; {@link publish} does so too. Not before the
   * transfer's end is committed: the length would no longer be what was transferred. Repeatable: a file that is gone has been published.
   * @returns how many bytes went
   */
  async stripStagedPadding(itemId: string): Promise<number> {
    return withFilesystemErrors('The staged file could not be read', async () => {
      const staged = this.stagingPath(itemId);
      return (await isFile(staged)) ? stripLeadingPadding(staged) : 0;
    });
  }

  /**
   * Files the staged bytes under their final path, replacing what stands there: never seen unfinished, durable when it resolves, and
   * repeatable after a crash at any point.
   * @throws InterruptedError when the staged file is gone and no file stands at the path
   */
  async publish(itemId: string, relativePath: string): Promise<void> {
    await withFilesystemErrors('The file could not be published', async () => {
      const staged = this.stagingPath(itemId);
      const target = await confine(this.root, relativePath);
      await this.stripStagedPadding(itemId);
      await publishFile(staged, target);
    });
  }

  /** Whether a published file holds just the bytes that are staged for the item. */
  async equalsStaged(itemId: string, relativePath: string): Promise<boolean> {
    return withFilesystemErrors('The file could not be compared', async () =>
      haveSameBytes(this.stagingPath(itemId), await confine(this.root, relativePath)),
    );
  }

  /** Whether a file is there. Throws rather than saying no when the library itself is missing. */
  async exists(relativePath: string): Promise<boolean> {
    return (await this.size(relativePath)) !== null;
  }

  /** Length of a published file, null when it is not there; throws as {@link exists}. */
  async size(relativePath: string): Promise<number | null> {
    return withFilesystemErrors('The file could not be looked at', async () => {
      const size = await this.sizeOf(await confine(this.root, relativePath));
      // In the empty mount point of a disk that is away every file would seem to be gone.
      if (size === null) await this.options.mark?.assertPresent(this.root, this.stagingFolder);
      return size;
    });
  }

  /** Deletes a published file and the folders that it leaves empty; does nothing when it is gone. A link is deleted, not its target. */
  async remove(relativePath: string): Promise<void> {
    await withFilesystemErrors('The file could not be deleted', async () => {
      const parts = pathParts(relativePath);
      const name = parts.pop() ?? '';
      const folder = parts.length === 0 ? await realRoot(this.root) : await confine(this.root, parts.join('/'));
      await rm(join(folder, name), { force: true });
      await this.removeEmpty(parts);
    });
  }

  /**
   * The absolute path of something in the library (there or not), links followed.
   * @throws FilesystemError when the path or a link on it leads out of the library
   */
  async resolveInside(relativePath: string): Promise<string> {
    return withFilesystemErrors('The path could not be followed', () => confine(this.root, relativePath));
  }

  private get root(): string {
    return this.options.root();
  }

  private get stagingFolder(): string {
    return join(this.root, STAGING_FOLDER);
  }

  private async sizeOf(path: string): Promise<number | null> {
    try {
      const found = await stat(path);
      return found.isFile() ? found.size : null;
    } catch (error) {
      if (errnoOf(error) === 'ENOENT' || errnoOf(error) === 'ENOTDIR') return null;
      throw error;
    }
  }

  private async stagedEntries() {
    try {
      return await readdir(this.stagingFolder, { withFileTypes: true });
    } catch (error) {
      if (errnoOf(error) === 'ENOENT') return [];
      throw error;
    }
  }

  private async removeEmpty(parts: string[]): Promise<void> {
    for (let depth = parts.length; depth > 0; depth--) {
      try {
        await rmdir(await confine(this.root, parts.slice(0, depth).join('/')));
      } catch {
        return; // Not empty, or no business of ours.
      }
    }
  }
}
