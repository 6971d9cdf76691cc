import type { AudioFile } from '@deemusic/plugin-sdk';
import { PluginError, Unrecoverable } from '@deemusic/plugin-sdk';
import { CorruptFileError } from 'node-taglib-sharp';
import type { CoverPicture } from './cover-picture.js';
import type { TagSet } from './facts/tag-set.js';
import { tagFlac } from './flac/tag-flac.js';
import { tagMp3 } from './mp3/tag-mp3.js';
import type { TaggingConfig } from './tagging-config.js';

/** What of a disk passes, and is no fault of a plugin. */
const DISK_CODES = new Set(['ENOSPC', 'EDQUOT', 'EIO', 'EROFS']);

function meaningOf(error: unknown): unknown {
  if (error instanceof CorruptFileError) {
    return new Unrecoverable(`The file's tags cannot be read: ${error.message}`, { cause: error });
  }
  const { code } = error as NodeJS.ErrnoException;
  if (code !== undefined && DISK_CODES.has(code)) {
    return new PluginError('retry', `The disk did not take the tags (${code}).`, 'host', null, { cause: error });
  }
  return error;
}

/**
 * Writes tags into a file, by its format.
 * @param cover null leaves the pictures as they are
 * @throws Unrecoverable for a file that is not what it says; PluginError of the host's fault when the disk fails
 */
export async function writeTags(
  path: string,
  { mime }: Pick<AudioFile, 'mime'>,
  content: { tags: TagSet; cover: CoverPicture | null },
  config: TaggingConfig,
  signal?: AbortSignal,
): Promise<void> {
  const { tags, cover } = content;
  try {
    switch (mime) {
      case 'audio/flac':
        return await tagFlac(path, tags, cover, signal);
      case 'audio/mpeg':
        return await tagMp3(path, tags, cover, config.mp3, signal);
    }
  } catch (error) {
    throw meaningOf(error);
  }
}
