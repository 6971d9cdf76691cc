import { join } from 'node:path';
import type { Clock } from '../domain/index.js';
import { AudioEdits } from './edits/audio-edits.js';
import { Drafts } from './edits/drafts.js';
import { SidecarFiles } from './edits/sidecar-files.js';
import { type CloneKind, cloneFile } from './file-clone.js';
import { FileLocks } from './file-locks.js';
import { withFilesystemErrors } from './filesystem-fault.js';
import { FolderSyncs } from './folder-syncs.js';
import { stripLeadingPadding, stripPaddingAndSync } from './leading-padding.js';
import type { LibraryMark } from './library-mark.js';
import { LibraryLook } from './library-look.js';
import { confine, locate, makeFolder, pathParts, realRoot, removeEmptyFolders } from './library-paths.js';
import { isFile, publishFile, syncFile } from './publisher.js';
import { haveSameBytes } from './same-bytes.js';
import { removeFile } from './remove-file.js';
import { Staging, sizeOf } from './staging.js';
import { freeBytesOf } from './volume.js';

const DEFAULT_MIN_FREE_BYTES = 512 * 1024 * 1024;

export interface LibraryOptions {
  /** Absolute path of the library, as it is now. */
  root: () => string;
  /** Free space that must remain, in bytes, as it is now; default 512 MiB. */
  minFreeBytes?: () => number;
  /** Tells how old a look at the library is. */
  clock?: Clock;
  /** Remembers the library beyond a restart; without it a library that is not there is made anew. */
  mark?: LibraryMark;
}

/**
 * The folder of music: staging, publication, and what is in it. All paths are relative to it, with `/`.
 * Every method throws DiskFullError (no space) or FilesystemError; both hold the queue (`hold: 'disk'`) when the library as a whole
 * cannot be used (full, read-only, missing, unmounted).
 */
export class Library {
  /** Changes of audio files by others than the host. */
  readonly edits: AudioEdits;
  /** Files beside the music. */
  readonly sidecars: SidecarFiles;

  private readonly look: LibraryLook;
  private readonly folderSyncs = new FolderSyncs();
  private readonly syncNames = (folder: string): Promise<void> => this.folderSyncs.sync(folder);
  private readonly drafts: Drafts;
  private readonly staging: Staging;
  private readonly locks = new FileLocks();

  constructor(private readonly options: LibraryOptions) {
    this.staging = new Staging(options.root, this.locks);
    this.look = new LibraryLook({
      root: options.root,
      stagingFolder: () => this.stagingFolder,
      minFreeBytes: options.minFreeBytes ?? (() => DEFAULT_MIN_FREE_BYTES),
      mark: options.mark ?? null,
      clock: options.clock ?? null,
    });
    this.drafts = new Drafts(options.root, () => this.assertUsable());
    this.edits = new AudioEdits(options.root, this.drafts, this.staging);
    this.sidecars = new SidecarFiles(options.root, this.drafts);
  }

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
    return this.staging.path(itemId);
  }

  /** Absolute path of an item's staged bytes as they are now: the edited version, else the verified one, else null. */
  async stagedFile(itemId: string): Promise<string | null> {
    return withFilesystemErrors('The staged file could not be looked at', () => this.staging.current(itemId));
  }

  /** Length of what is staged, 0 when nothing is. */
  async stagedSize(itemId: string): Promise<number> {
    return (await sizeOf(this.stagingPath(itemId))) ?? 0;
  }

  /** Deletes an item's staged bytes, edited ones too; does nothing when there are none. */
  async dropStaged(itemId: string): Promise<void> {
    await this.withStaged(itemId, 'The staged file could not be deleted', () => this.staging.drop(itemId));
  }

  /** Deletes the staged files of items that do not live (any more), and half-made ones. Folders in staging stay. */
  async sweepStaging(isLiving: (itemId: string) => boolean): Promise<void> {
    await withFilesystemErrors('The staging folder could not be swept', () => this.staging.sweep(isLiving));
  }

  /** Deletes what others left behind when an earlier host ended; for start, before anybody works. */
  async sweepEdits(): Promise<void> {
    await withFilesystemErrors('The folder of edits could not be swept', () => this.drafts.sweep());
  }

  /** Whether an edited version of an item's staged file waits for {@link adoptEdits}. */
  async hasEdits(itemId: string): Promise<boolean> {
    return withFilesystemErrors('The edited file could not be looked at', () =>
      isFile(this.staging.editedPath(itemId)),
    );
  }

  /**
   * Puts the edited version in the place of the staged file, from then on the one that was transferred is gone; {@link publish} does so
   * too, for edits that come in between. Repeatable.
   * @returns whether there was one
   * @throws InterruptedError when it was damaged by a crash of the machine
   */
  async adoptEdits(itemId: string): Promise<boolean> {
    return this.withStaged(itemId, 'The edited file could not be adopted', () => this.staging.adopt(itemId));
  }

  /**
   * Whether a file of this size may begin now.
   * @param neededBytes null = not known
   * @param maxAgeMs so old the look may be; who takes one that is not fresh looks again when something fails. Default 0
   * @throws DiskFullError below the minimum of free space; FilesystemError when the library is missing or not writable, with what to do
   */
  preflight(neededBytes: number | null, maxAgeMs = 0): Promise<void> {
    return this.look.assertRoom(neededBytes ?? 0, maxAgeMs);
  }

  /**
   * Whether files can be written and deleted, however full the volume is.
   * @param maxAgeMs as of {@link preflight}
   * @throws FilesystemError that holds the queue, with what to do
   */
  assertUsable(maxAgeMs = 0): Promise<void> {
    return this.look.assertUsable(maxAgeMs);
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
    return this.withStaged(itemId, 'The file could not be cloned', async () => {
      const source = await confine(this.root, relativePath);
      await makeFolder(this.stagingFolder);
      await this.staging.dropEdited(itemId);
      return cloneFile(source, this.stagingPath(itemId), options.mayEdit ?? true);
    });
  }

  /**
   * Removes a leading run of NUL bytes from the staged file, before anybody edits it; {@link publish} does so too. Not before the
   * transfer's end is committed: the length would no longer be what was transferred. Repeatable: a file that is gone has been published.
   * @returns how many bytes went
   */
  async stripStagedPadding(itemId: string): Promise<number> {
    return this.withStaged(itemId, 'The staged file could not be read', () =>
      stripLeadingPadding(this.stagingPath(itemId)),
    );
  }

  /**
   * Files the staged bytes under their final path, replacing what stands there: never seen unfinished, durable when it resolves, and
   * repeatable after a crash at any point.
   * @throws InterruptedError when the staged file is gone and no file stands at the path
   */
  async publish(itemId: string, relativePath: string): Promise<void> {
    await this.withStaged(itemId, 'The file could not be published', async () => {
      const { path: target, isTaken } = await locate(this.root, relativePath);
      const isAdopted = await this.staging.adopt(itemId);
      const sync = isAdopted ? syncFile : stripPaddingAndSync;
      const options = { isNew: !isTaken, sync, syncNames: this.syncNames };
      await this.locks.run(target, () => publishFile(this.stagingPath(itemId), target, options));
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

  /** Whether nothing at all stands at a path, as far as one can see: in a library that is away all paths are free. */
  async isFree(relativePath: string): Promise<boolean> {
    return withFilesystemErrors('The path could not be looked at', async () => {
      return !(await locate(this.root, relativePath)).isTaken;
    });
  }

  /** Length of a published file, null when it is not there; throws as {@link exists}. */
  async size(relativePath: string): Promise<number | null> {
    return withFilesystemErrors('The file could not be looked at', async () => {
      const size = await sizeOf(await confine(this.root, relativePath));
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
      await this.locks.run(join(folder, name), () => removeFile(join(folder, name)));
      await removeEmptyFolders(this.root, parts);
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
    return this.staging.folder;
  }

  /** Changes an item's staged files, one at a time: an edit must not come in while they are moved or deleted. */
  private withStaged<T>(itemId: string, doing: string, work: () => Promise<T>): Promise<T> {
    return withFilesystemErrors(doing, () => this.locks.run(this.staging.path(itemId), work));
  }
}
