import { chmod, constants, copyFile, stat } from 'node:fs/promises';
import type { Quality } from '../../domain/index.js';
import { stampOf } from '../file-stamp.js';
import { errnoOf, withFilesystemErrors } from '../filesystem-fault.js';
import { stripLeadingPadding } from '../leading-padding.js';
import { confine } from '../library-paths.js';
import type { Staging } from '../staging.js';
import { AudioEdit, type EditedFile } from './audio-edit.js';
import { type Drafts, dropDraft } from './drafts.js';

/** The audio file of an item that is to be edited. */
export interface EditTarget {
  itemId: string;
  isPublished: boolean;
  /** Where it is, or will be, relative to the library. */
  libraryPath: string;
  format: Quality;
}

/**
 * Edits of audio files: somebody works on a copy, which takes the file's place at once, when it holds the same audio. Of a staged file the
 * verified bytes stay as they are; the edited version lies beside them until it is published. Two edits of one file at a time are
 * not prevented here: the later one wins.
 */
export class AudioEdits {
  constructor(
    private readonly root: () => string,
    private readonly drafts: Drafts,
    private readonly staging: Staging,
  ) {}

  /**
   * Copies the file (by reflink, where the volume can).
   * @param name of the copy, unique, without extension
   * @returns null when the file is not there (any more): a staged one has been published or dropped, a published one deleted
   * @throws DiskFullError, FilesystemError
   */
  async begin(target: EditTarget, name: string): Promise<AudioEdit | null> {
    return withFilesystemErrors('The file could not be copied for an edit', async () => {
      const file = await this.find(target);
      if (!file) return null;
      const copy = await this.drafts.path(`${name}.${target.format === 'FLAC' ? 'flac' : 'mp3'}`);
      try {
        await copyOf(file, copy);
      } catch (error) {
        await dropDraft(copy);
        if (errnoOf(error) === 'ENOENT' && (await stampOf(file.source)) === null) return null;
        throw error;
      }
      return new AudioEdit(copy, file, this.drafts, this.staging.locks);
    });
  }

  private async find(target: EditTarget): Promise<EditedFile | null> {
    if (!target.isPublished) return this.findStaged(target.itemId);
    const path = await confine(this.root(), target.libraryPath);
    const stamp = await stampOf(path);
    if (stamp === null) return null;
    return { source: path, original: path, stamp, ...(await shapeOf(path)), target: path, placed: null };
  }

  private async findStaged(itemId: string): Promise<EditedFile | null> {
    const original = this.staging.path(itemId);
    const stamp = await stampOf(original);
    const source = stamp === null ? null : await this.staging.current(itemId);
    if (stamp === null || source === null) return null;
    const placed = (): void => {
      this.staging.noteEdited(itemId);
    };
    return { source, original, stamp, ...(await shapeOf(original)), target: this.staging.editedPath(itemId), placed };
  }
}

async function shapeOf(path: string): Promise<Pick<EditedFile, 'bytes' | 'mode'>> {
  const { size, mode } = await stat(path);
  return { bytes: size, mode: mode & 0o777 };
}

async function copyOf(file: EditedFile, copy: string): Promise<void> {
  await copyFile(file.source, copy, constants.COPYFILE_FICLONE);
  if ((file.mode & 0o600) !== 0o600) await chmod(copy, file.mode | 0o600);
  // Only a file that was never edited can begin with NULs; tagging programs would not know it.
  await stripLeadingPadding(copy);
}
