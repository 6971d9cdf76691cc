import type { Clock } from '../domain/index.js';
import { heldByLibrary, withFilesystemErrors } from './filesystem-fault.js';
import type { LibraryMark } from './library-mark.js';
import { Volume, checkFreeSpace, freeBytesOf } from './volume.js';

export interface LibraryLookOptions {
  root: () => string;
  stagingFolder: () => string;
  minFreeBytes: () => number;
  mark: LibraryMark | null;
  /** Without one every look is a fresh one. */
  clock: Clock | null;
}

interface Seen {
  root: string;
  at: number;
  freeBytes: Promise<number>;
}

/** Looks whether the library can be used: several questions to the file system, too many to put them for every small file. */
export class LibraryLook {
  private readonly volume = new Volume();
  private seen: Seen | null = null;

  constructor(private readonly options: LibraryLookOptions) {}

  /**
   * Whether files can be written and deleted, however full the volume is.
   * @param maxAgeMs so old the look may be
   * @throws FilesystemError that holds the queue, with what to do
   */
  async assertUsable(maxAgeMs: number): Promise<void> {
    await this.freeBytes(maxAgeMs);
  }

  /** As {@link assertUsable}, and whether so many bytes may come. @throws DiskFullError too */
  async assertRoom(neededBytes: number, maxAgeMs: number): Promise<void> {
    const free = await this.freeBytes(maxAgeMs);
    checkFreeSpace(free, neededBytes, this.options.minFreeBytes());
  }

  private async freeBytes(maxAgeMs: number): Promise<number> {
    const root = this.options.root();
    const now = this.options.clock?.monotonic() ?? 0;
    const isRecent = this.seen?.root === root && maxAgeMs > 0 && now - this.seen.at <= maxAgeMs;
    if (!isRecent || !this.seen) this.seen = { root, at: now, freeBytes: this.look(root) };
    const { seen } = this;
    try {
      return await seen.freeBytes;
    } catch (error) {
      // What is wrong is looked at anew by everybody: it may be mended by then.
      if (this.seen === seen) this.seen = null;
      throw error;
    }
  }

  private async look(root: string): Promise<number> {
    const stagingFolder = this.options.stagingFolder();
    try {
      return await withFilesystemErrors('The library cannot be used', async () => {
        await this.options.mark?.assertPresent(root, stagingFolder);
        await this.volume.check(root, stagingFolder);
        return freeBytesOf(stagingFolder);
      });
    } catch (error) {
      throw heldByLibrary(error);
    }
  }
}
