import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { FilesystemError } from '../domain/index.js';
import { isThere } from './volume.js';

/**
 * Remembers beyond a restart which folder is the library. A disk that is not mounted at boot leaves an empty mount point;
 * without a memory the host would begin a new library in it and fill the disk below.
 */
export class LibraryMark {
  private root: string | null | undefined;

  /** @param file path of the note, in the data folder */
  constructor(private readonly file: string) {}

  /** @throws FilesystemError that holds the queue when the library was at `root` and its own folder is not there any more */
  async assertPresent(root: string, stagingFolder: string): Promise<void> {
    if ((await this.known()) !== root || (await isThere(dirname(stagingFolder)))) return;
    throw new FilesystemError(
      'The library is not where it was: its folder .deemusic is missing. Mount its disk; the queue goes on by itself. ' +
        'To begin a new library in this place, create a folder .deemusic in it.',
      { hold: 'disk' },
    );
  }

  /** Notes that the library is at `root`. */
  async note(root: string): Promise<void> {
    if ((await this.known()) === root) return;
    await writeFileAtomic(this.file, `${JSON.stringify({ library: root })}\n`);
    this.root = root;
  }

  private async known(): Promise<string | null> {
    this.root ??= await readNote(this.file);
    return this.root;
  }
}

/** Where the note of a data folder is. */
export function markFile(dataDir: string): string {
  return join(dataDir, 'library.json');
}

/** A note that is missing or damaged knows nothing; the next one replaces it. */
async function readNote(file: string): Promise<string | null> {
  try {
    const { library } = JSON.parse(await readFile(file, 'utf8')) as { library?: unknown };
    return typeof library === 'string' ? library : null;
  } catch {
    return null;
  }
}
