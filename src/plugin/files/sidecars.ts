import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DatabaseReader, WriteQueue } from '../../database/index.js';
import { pathKey } from '../../domain/index.js';
import { FileLocks, Library, type SidecarDraft } from '../../library/index.js';
import { type ArtifactRow, ArtifactStore } from './artifact-store.js';
import { assertNamesFit, libraryPath } from './library-path.js';
import { OpenSidecars, type SidecarOwner } from './open-sidecars.js';
import { refused } from './request-failures.js';

interface Place {
  path: string;
  /** The plugin's own file there. */
  known: ArtifactRow | null;
  /** A file stands there. */
  isTaken: boolean;
}

const MAX_BYTES = 64 * 1024 * 1024;

/** Files beside the music: a plugin writes a draft, the host puts it in its place. What a plugin did not write, it never replaces. */
@Injectable()
export class Sidecars {
  private readonly open = new OpenSidecars();
  private readonly paths = new FileLocks();

  constructor(
    private readonly library: Library,
    private readonly artifacts: ArtifactStore,
    private readonly writeQueue: WriteQueue,
    private readonly reader: DatabaseReader,
  ) {}

  /**
   * @returns where to write; the path null when somebody else's file stands at the target
   * @throws HookFailure unrecoverable for a path that cannot be; errors of the library
   */
  async begin(
    owner: SidecarOwner,
    given: string,
    signal: AbortSignal,
  ): Promise<{ sidecarId: string; path: string | null }> {
    this.open.assertRoom(owner);
    const path = libraryPath(given);
    await assertNamesFit(this.library, path);
    if (await this.artifacts.isMusic(this.reader, path)) throw ofMusic(path);
    const sidecarId = randomUUID();
    if ((await this.placeFor(owner.plugin, path)) === null) return { sidecarId, path: null };
    const draft = await this.library.sidecars.begin(sidecarId);
    // The run may have ended meanwhile; then nobody would end this one.
    if (signal.aborted) await this.library.sidecars.drop(draft);
    signal.throwIfAborted();
    const crowdedOut = this.open.add(sidecarId, { ...owner, path, draft });
    if (crowdedOut) await this.library.sidecars.drop(crowdedOut);
    return { sidecarId, path: draft.path };
  }

  /**
   * Puts a draft in its place.
   * @returns whether it was written; false: the same bytes stood there, or somebody else's file appeared meanwhile
   */
  async commit(
    owner: SidecarOwner,
    sidecarId: string,
    kind: string,
    signal: AbortSignal,
  ): Promise<{ isWritten: boolean }> {
    const { path, draft } = this.open.take(owner, sidecarId);
    try {
      await this.assertSound(draft, path);
      const work = (): Promise<boolean> => this.write(owner, path, kind, draft, signal);
      return { isWritten: await this.paths.run(pathKey(path), work, signal) };
    } finally {
      await this.library.sidecars.drop(draft);
    }
  }

  /** Deletes a file that the plugin wrote, and the folders that it leaves empty. @returns whether there was one */
  async remove(plugin: string, given: string): Promise<boolean> {
    const path = libraryPath(given);
    return this.paths.run(pathKey(path), async () => {
      const row = await this.artifacts.find(this.reader, path);
      if (row?.plugin !== plugin) return false;
      const isThere = await this.isUnchanged(row);
      if (isThere) await this.library.remove(row.path);
      // Last, so that a crash in between leaves a row too many, not a file that nobody knows.
      await this.writeQueue.run((tx) => this.artifacts.forget(tx, [row.path]));
      return isThere;
    });
  }

  /** Of files that plugins wrote: those that are still as they were written, or gone. */
  async unchanged(paths: readonly string[]): Promise<string[]> {
    const own: string[] = [];
    for (const path of paths) {
      const row = await this.artifacts.find(this.reader, path);
      if (!row) continue;
      if ((await this.library.sidecars.standing(row.path)) === 'nothing' || (await this.isUnchanged(row)))
        own.push(path);
    }
    return own;
  }

  /** Drops what a run left open. */
  async runEnded(plugin: string, runId: string): Promise<void> {
    for (const draft of this.open.takeAll(plugin, runId)) await this.library.sidecars.drop(draft);
  }

  private async write(
    owner: SidecarOwner,
    wanted: string,
    kind: string,
    draft: SidecarDraft,
    signal: AbortSignal,
  ): Promise<boolean> {
    const place = await this.placeFor(owner.plugin, wanted);
    if (!place) return false;
    const sha256 = await this.library.sidecars.digest(draft, MAX_BYTES, signal);
    if (sha256 === null) throw draftGone(wanted);
    const former = place.isTaken ? await this.library.sidecars.digestAt(place.path, MAX_BYTES, signal) : null;
    signal.throwIfAborted();
    const isSame = former === sha256;
    // A file that nobody knows and that is just what would be written is ours from a database that was lost.
    if (!isSame && place.isTaken && !place.known) return false;
    const artifact = { path: place.path, plugin: owner.plugin, kind, sha256, former_sha256: former };
    await this.record(artifact, owner.itemId);
    if (isSame) return false;
    try {
      await this.library.sidecars.place(draft, place.path);
    } catch (error) {
      if (!place.known) await this.forgetUnwritten(artifact.path);
      throw error;
    }
    return true;
  }

  /** The row comes before the file: a file without a row would be taken for somebody else's, for ever. */
  private async record(artifact: ArtifactRow, itemId: string | null): Promise<void> {
    await this.writeQueue.run(async (tx) => {
      if (await this.artifacts.isMusic(tx, artifact.path)) throw ofMusic(artifact.path);
      await this.artifacts.record(tx, artifact, itemId);
    });
  }

  private async forgetUnwritten(path: string): Promise<void> {
    if ((await this.library.sidecars.standing(path)) !== 'nothing') return;
    await this.writeQueue.run((tx) => this.artifacts.forget(tx, [path]));
  }

  /**
   * Where a plugin may write: spelled as its file there is, if it has one. What is taken and not known can only be found to be the same.
   * @returns null when somebody else's file stands there
   */
  private async placeFor(plugin: string, path: string): Promise<Place | null> {
    const row = await this.artifacts.find(this.reader, path);
    const own = row?.plugin === plugin ? row : null;
    if (own && (await this.library.sidecars.standing(own.path)) === 'file')
      return (await this.isUnchanged(own)) ? { path: own.path, known: own, isTaken: true } : null;
    // Where names that differ by case are two files, both spellings have to be free.
    if (row && !own && (await this.library.sidecars.standing(row.path)) !== 'nothing') return null;
    const standing = await this.library.sidecars.standing(path);
    if (standing === 'nothing') return { path, known: own, isTaken: false };
    return standing === 'file' && row === null ? { path, known: null, isTaken: true } : null;
  }

  /** Whether the file is still the one that was written: somebody may have put another one in its place. */
  private async isUnchanged({ path, sha256, former_sha256 }: ArtifactRow): Promise<boolean> {
    const digest = await this.library.sidecars.digestAt(path, MAX_BYTES);
    return digest !== null && (digest === sha256 || digest === former_sha256);
  }

  private async assertSound(draft: SidecarDraft, path: string): Promise<void> {
    const bytes = await this.library.sidecars.size(draft);
    if (bytes === null) throw draftGone(path);
    if (bytes > MAX_BYTES) throw refused(`"${path}" is larger than 64 MiB`);
  }
}

function draftGone(path: string): Error {
  return refused(`"${path}": its draft is gone or no file; write to the path that was given`);
}

function ofMusic(path: string): Error {
  return refused(`"${path}" is the place of a track; a file beside the music needs another name`);
}
