import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { pathKey } from '../../domain/index.js';
import { type AudioEdit, type EditOutcome, type EditTarget, FileLocks, Library } from '../../library/index.js';
import type { RunScope } from '../run-scopes.js';
import { editTarget } from './edit-target.js';
import { overtaken, refused } from './request-failures.js';

/** An edit that a run has begun. */
interface OpenEdit {
  plugin: string;
  runId: string;
  libraryPath: string;
  edit: AudioEdit;
  /** Lets the next one at the file. */
  release: () => void;
  /** Set while it is handed in. */
  ending: Promise<unknown> | null;
}

/** Edits of audio files by runs: one at a time of each file, and none outlives its run. */
@Injectable()
export class TrackEdits {
  private readonly open = new Map<string, OpenEdit>();
  private readonly files = new FileLocks();

  constructor(private readonly library: Library) {}

  /**
   * Copies a file that the run may edit, when nobody else edits it.
   * @throws HookFailure unrecoverable for another file, retry when the file went meanwhile; the signal's reason; errors of the library
   */
  async begin(scope: RunScope, path: string, signal: AbortSignal): Promise<{ editId: string; path: string }> {
    const target = editTarget(scope, path);
    if (!target)
      throw refused(`"${path}" is not a file of this run; edit the file of the event, or a finished member's`);
    const release = await this.files.acquire(lockKey(target), signal);
    try {
      const editId = randomUUID();
      const edit = await this.library.edits.begin(target, editId);
      if (!edit) throw overtaken(`"${path}" was published, moved or deleted meanwhile`);
      // The run may have ended while the file was copied; then nobody would end this edit.
      if (signal.aborted) await edit.abandon();
      signal.throwIfAborted();
      const { plugin, runId } = scope;
      this.open.set(editId, { plugin, runId, libraryPath: path, edit, release, ending: null });
      return { editId, path: edit.path };
    } catch (error) {
      release();
      throw error;
    }
  }

  /** Puts the copy in the file's place. @throws HookFailure when it may not go there; as {@link begin} */
  async commit(scope: RunScope, editId: string, signal: AbortSignal): Promise<void> {
    const open = this.find(scope, editId);
    const ending = open.edit.commit(signal);
    open.ending = ending.catch(() => undefined);
    try {
      assertDone(await ending, open.libraryPath);
    } finally {
      this.close(editId, open);
    }
  }

  /** Drops the copy. */
  async abandon(scope: RunScope, editId: string): Promise<void> {
    await this.drop(editId, this.find(scope, editId));
  }

  /** Drops what a run left open; what it has handed in comes to its end first. */
  async runEnded(plugin: string, runId: string): Promise<void> {
    for (const [editId, open] of this.open) {
      if (open.plugin !== plugin || open.runId !== runId) continue;
      await (open.ending ?? this.drop(editId, open));
    }
  }

  private find({ plugin, runId }: RunScope, editId: string): OpenEdit {
    const open = this.open.get(editId);
    if (open?.plugin === plugin && open.runId === runId && open.ending === null) return open;
    throw refused('this edit is not open; each edit is ended once, by the run that began it');
  }

  private async drop(editId: string, open: OpenEdit): Promise<void> {
    open.ending = open.edit.abandon();
    try {
      await open.ending;
    } finally {
      this.close(editId, open);
    }
  }

  private close(editId: string, open: OpenEdit): void {
    this.open.delete(editId);
    open.release();
  }
}

function lockKey({ isPublished, libraryPath, itemId }: EditTarget): string {
  return isPublished ? `library/${pathKey(libraryPath)}` : `staging/${itemId}`;
}

function assertDone(outcome: EditOutcome, path: string): void {
  if (outcome === 'file-replaced') throw overtaken(`"${path}" was published, replaced or deleted during the edit`);
  if (outcome === 'audio-changed') {
    throw refused(`"${path}": it changed the audio, or left tags that cannot be read; its edit was dropped`);
  }
}
