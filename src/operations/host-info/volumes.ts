import { statfs } from 'node:fs/promises';
import { Injectable } from '@nestjs/common';
import { LiveSettings } from '../../config/index.js';
import { Clock } from '../../domain/index.js';
import { Library } from '../../library/index.js';
import { BoundedLook } from './bounded-look.js';

/** Space on the volume of a folder; null: not known. */
export interface Space {
  freeBytes: number | null;
  totalBytes: number | null;
}

/** The library as it is now. */
export interface LibraryVolume extends Space {
  /** It is there and can be written. */
  isAvailable: boolean;
}

const UNKNOWN: Space = { freeBytes: null, totalBytes: null };

/** The volumes that the host writes to. Asking costs nothing: the disk is looked at every few seconds at most. */
@Injectable()
export class Volumes {
  private readonly ofLibrary: BoundedLook<LibraryVolume>;
  private readonly ofData: BoundedLook<Space>;

  constructor(settings: LiveSettings, library: Library, clock: Clock) {
    this.ofLibrary = new BoundedLook<LibraryVolume>(
      clock,
      async () => {
        const isAvailable = await library.assertUsable().then(
          () => true,
          () => false,
        );
        return { ...(await spaceOf(settings.current.download.outputDir)), isAvailable };
      },
      { ...UNKNOWN, isAvailable: false },
    );
    this.ofData = new BoundedLook(clock, () => spaceOf(settings.current.dataDir), UNKNOWN);
  }

  library(): Promise<LibraryVolume> {
    return this.ofLibrary.value();
  }

  data(): Promise<Space> {
    return this.ofData.value();
  }
}

async function spaceOf(folder: string): Promise<Space> {
  try {
    const { bavail, blocks, bsize } = await statfs(folder);
    return { freeBytes: bavail * bsize, totalBytes: blocks * bsize };
  } catch {
    return UNKNOWN;
  }
}
