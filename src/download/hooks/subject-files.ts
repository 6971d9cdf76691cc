import { Injectable } from '@nestjs/common';
import type { AudioFile } from '@deemusic/plugin-sdk';
import { extensionOf } from '../../domain/index.js';
import { Library } from '../../library/index.js';
import type { CollectionHookFacts, TrackHookFacts } from './hook-facts.js';

/** Files looked at on the disk at once. */
const LOOK_AHEAD = 32;

/** Where the files of an item are now. */
@Injectable()
export class SubjectFiles {
  constructor(private readonly library: Library) {}

  /** The staged file while there is one, else the published one; null when there is neither. */
  async find({ item, isStaged, path, format }: TrackHookFacts): Promise<AudioFile | null> {
    if (path === null) return null;
    const staged = isStaged ? await this.library.stagedFile(item.id) : null;
    if (staged === null && !(await this.library.exists(path))) return null;
    const extension = extensionOf(format);
    return {
      path: staged ?? (await this.library.resolveInside(path)),
      libraryPath: path,
      format,
      mime: extension === 'flac' ? 'audio/flac' : 'audio/mpeg',
      extension,
      isPublished: staged === null,
    };
  }

  /** Whether anything of a collection is still there. */
  async hasAny({ members }: CollectionHookFacts): Promise<boolean> {
    const paths = members.map(({ path }) => path).filter((path) => path !== null);
    for (let start = 0; start < paths.length; start += LOOK_AHEAD) {
      const batch = paths.slice(start, start + LOOK_AHEAD);
      const there = await Promise.all(batch.map((path) => this.library.exists(path)));
      if (there.includes(true)) return true;
    }
    return false;
  }
}
