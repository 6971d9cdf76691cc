import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { errnoOf, withFilesystemErrors } from '../filesystem-fault.js';
import { confine, pathParts, realRoot } from '../library-paths.js';
import { publishFile } from '../publisher.js';
import { digestOf } from '../file-digest.js';
import { type Drafts, dropDraft, makeFile, setMode } from './drafts.js';

/** A file beside the music that is being written. */
export interface SidecarDraft {
  /** Absolute; an empty file to begin with. */
  path: string;
  mode: number;
}

/** What stands at a path: `other` is a folder, a link or a device. */
export type Standing = 'nothing' | 'file' | 'other';

/** Files beside the music: written elsewhere in the library, then put in their place at once. Whose they are is not known here. */
export class SidecarFiles {
  constructor(
    private readonly root: () => string,
    private readonly drafts: Drafts,
  ) {}

  /** Makes an empty draft. @param name unique */
  async begin(name: string): Promise<SidecarDraft> {
    return withFilesystemErrors('The file could not be begun', async () => {
      const path = await this.drafts.path(`${name}.sidecar`);
      return { path, mode: await makeFile(path) };
    });
  }

  /** Length of a draft; null when it is gone, or no regular file of its own any more. */
  async size(draft: SidecarDraft): Promise<number | null> {
    return withFilesystemErrors('The file could not be looked at', () => this.drafts.size(draft.path));
  }

  /** What stands at a path; a link at its end is not followed. @throws FilesystemError when its folder leads out of the library */
  async standing(relativePath: string): Promise<Standing> {
    return withFilesystemErrors('The path could not be followed', async () => {
      try {
        return (await lstat(await this.target(relativePath))).isFile() ? 'file' : 'other';
      } catch (error) {
        if (errnoOf(error) === 'ENOENT' || errnoOf(error) === 'ENOTDIR') return 'nothing';
        throw error;
      }
    });
  }

  /** SHA-256 of a draft, hexadecimal; null when it is gone, larger, or no regular file any more. */
  async digest(draft: SidecarDraft, maxBytes: number, signal?: AbortSignal): Promise<string | null> {
    return withFilesystemErrors('The file could not be read', () => digestOf(draft.path, maxBytes, signal));
  }

  /** SHA-256 of the file at a path, hexadecimal; null when none is there that can be read, or a larger one. */
  async digestAt(relativePath: string, maxBytes: number, signal?: AbortSignal): Promise<string | null> {
    return withFilesystemErrors('The file could not be compared', async () =>
      digestOf(await this.target(relativePath), maxBytes, signal),
    );
  }

  /** Puts a draft in its place, whole and durable; replaces what stands there. */
  async place(draft: SidecarDraft, relativePath: string): Promise<void> {
    await withFilesystemErrors('The file could not be put in its place', async () => {
      await setMode(draft.path, draft.mode);
      await publishFile(draft.path, await this.target(relativePath));
    });
  }

  async drop(draft: SidecarDraft): Promise<void> {
    await withFilesystemErrors('A draft could not be deleted', () => dropDraft(draft.path));
  }

  private async target(relativePath: string): Promise<string> {
    const parts = pathParts(relativePath);
    const name = parts.pop() ?? '';
    const folder = parts.length === 0 ? await realRoot(this.root()) : await confine(this.root(), parts.join('/'));
    return join(folder, name);
  }
}
