import { sameAudio } from '../audio/same-audio.js';
import type { FileLocks } from '../file-locks.js';
import { type FileStamp, stampOf } from '../file-stamp.js';
import { errnoOf, withFilesystemErrors } from '../filesystem-fault.js';
import { moveFile, publishFile } from '../publisher.js';
import { haveSameBytes } from '../same-bytes.js';
import { type Drafts, dropDraft, setMode } from './drafts.js';

/** Tags and pictures of more than this are a mistake, and would be looked through for a long time. */
const MAX_GROWTH_BYTES = 64 * 1024 * 1024;

/** A file that is being edited; all paths are absolute. */
export interface EditedFile {
  /** What was copied. */
  source: string;
  /** Whose audio it must hold: the verified or the published file. */
  original: string;
  /** Of the original, before it was copied. */
  stamp: FileStamp;
  /** Length of the original. */
  bytes: number;
  mode: number;
  /** Where the edited version goes. */
  target: string;
  /** Called when it is there; null for a published file. */
  placed: (() => void) | null;
}

/**
 * What came of an edit: `done` it is in its place, or changed nothing · `audio-changed` its audio is another, its tags are broken, or
 * the copy is gone · `file-replaced` the file was published, replaced or deleted meanwhile. In all but `done` the file is as it was.
 */
export type EditOutcome = 'done' | 'audio-changed' | 'file-replaced';

/** One edit of one file, from its copy to its end. */
export class AudioEdit {
  constructor(
    /** Absolute path of the copy to be worked on, with the right extension. */
    readonly path: string,
    private readonly file: EditedFile,
    private readonly drafts: Drafts,
    private readonly locks: FileLocks,
  ) {}

  /**
   * Puts the copy in the file's place; it is gone afterwards, whatever came of it. A published file is durable when this resolves, a staged
   * one when it is published.
   * @throws DiskFullError, FilesystemError, the signal's reason
   */
  async commit(signal?: AbortSignal): Promise<EditOutcome> {
    return withFilesystemErrors('The edited file could not be put in its place', async () => {
      try {
        const judged = await this.judge(signal);
        return judged ?? (await this.place(signal));
      } finally {
        await dropDraft(this.path);
      }
    });
  }

  /** Drops the copy; the file stays as it was. Repeatable. */
  async abandon(): Promise<void> {
    await withFilesystemErrors('The copy of an edit could not be deleted', () => dropDraft(this.path));
  }

  /** @returns null when the copy is fit to be placed */
  private async judge(signal?: AbortSignal): Promise<EditOutcome | null> {
    const { source, original, bytes, mode } = this.file;
    const size = await this.drafts.size(this.path);
    if (size === null || size > bytes + MAX_GROWTH_BYTES) return 'audio-changed';
    try {
      if (await haveSameBytes(source, this.path, signal)) return 'done';
      if (!(await sameAudio(original, this.path, signal))) return this.isOriginal('audio-changed');
    } catch (error) {
      // The copy was there just now, so it is the file that went.
      if (errnoOf(error) === 'ENOENT') return 'file-replaced';
      throw error;
    }
    await setMode(this.path, mode);
    return null;
  }

  private async place(signal?: AbortSignal): Promise<EditOutcome> {
    const { original, target, placed } = this.file;
    // The same lock as that of publication and deletion, so that nothing happens between the look and the rename.
    return this.locks.run(original, async () => {
      signal?.throwIfAborted();
      const outcome = await this.isOriginal('done');
      if (outcome !== 'done') return outcome;
      await (placed ? moveFile(this.path, target) : publishFile(this.path, target));
      placed?.();
      return outcome;
    });
  }

  /** @returns `outcome`, when the file is still the one that was copied */
  private async isOriginal(outcome: EditOutcome): Promise<EditOutcome> {
    return (await stampOf(this.file.original)) === this.file.stamp ? outcome : 'file-replaced';
  }
}
