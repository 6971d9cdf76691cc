import { randomUUID } from 'node:crypto';
import { copyFileSync, existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { NotFound, Unrecoverable } from '../errors.js';
import type { AudioFile } from '../media.js';
import { audioPayload } from './audio-payload.js';
import type { TestLibrary } from './test-library.js';

interface Edit {
  target: string;
  copy: string;
  payload: string | null;
  /** Lets the next edit of the file begin. */
  release: () => void;
}

/** Copies of audio files that are being changed; one at a time for a file. */
export class TestEdits {
  private readonly open = new Map<string, Edit>();
  private readonly turns = new Map<string, Promise<void>>();

  constructor(
    private readonly library: TestLibrary,
    private readonly folder: string,
  ) {}

  async begin({ path: target, extension }: AudioFile): Promise<{ editId: string; path: string }> {
    if (!this.library.holds(target)) throw new Unrecoverable('ctx.files.edit was given a file outside the library.');
    const before = this.turns.get(target);
    let release: () => void = () => undefined;
    this.turns.set(target, new Promise((resolve) => (release = resolve)));
    await before;
    if (!existsSync(target)) {
      release();
      throw new NotFound('The file is not there any more.');
    }
    const editId = randomUUID();
    const copy = join(this.folder, `${editId}.${extension}`);
    copyFileSync(target, copy);
    this.open.set(editId, { target, copy, payload: audioPayload(readFileSync(copy)), release });
    return { editId, path: copy };
  }

  /** @returns the library path of the file. @throws Unrecoverable when the audio was changed, too */
  commit(editId: string): string {
    const { target, copy, payload, release } = this.take(editId);
    try {
      if (payload !== null && audioPayload(readFileSync(copy)) !== payload) {
        throw new Unrecoverable('The edit changed the audio itself, and was dropped: a plugin changes tags only.');
      }
      renameSync(copy, target);
      return this.library.nameOf(target);
    } finally {
      rmSync(copy, { force: true });
      release();
    }
  }

  abandon(editId: string): void {
    const { copy, release } = this.take(editId);
    rmSync(copy, { force: true });
    release();
  }

  private take(editId: string): Edit {
    const edit = this.open.get(editId);
    if (edit === undefined) throw new Unrecoverable('There is no such edit.');
    this.open.delete(editId);
    return edit;
  }
}
