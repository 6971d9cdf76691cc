import { readFile, writeFile } from 'node:fs/promises';
import type { PluginFiles } from '../context.js';
import { NotFound, Unrecoverable } from '../errors.js';
import type { Permissions } from '../manifest.js';
import type { AudioFile } from '../media.js';
import type { CurrentRun } from './current-run.js';
import type { HostLink } from './host-link.js';

/** The library: the host gives the copies out and puts them in their places, the bytes are written here. */
export class LibraryFiles implements PluginFiles {
  constructor(
    private readonly link: HostLink,
    private readonly runs: CurrentRun,
    private readonly access: NonNullable<Permissions['files']>['access'] | null,
  ) {}

  async edit(
    file: AudioFile,
    change: (path: string) => Promise<void> | void,
    options: { signal?: AbortSignal } = {},
  ): Promise<void> {
    this.needAccess('write');
    const { id: runId, signal: ofRun } = this.runs.need('ctx.files.edit');
    const signal = options.signal === undefined ? ofRun : AbortSignal.any([ofRun, options.signal]);
    signal.throwIfAborted();
    const { editId, path } = await this.link.request('files/beginEdit', { runId, file }, signal);
    try {
      // Not raced with the signal: while `change` may still write, the copy is not to be given to the next attempt.
      await change(path);
      signal.throwIfAborted();
    } catch (error) {
      await this.link.request('files/abandonEdit', { runId, editId }).catch(() => undefined);
      throw error;
    }
    await this.link.request('files/commitEdit', { runId, editId });
  }

  async writeSidecar(path: string, data: string | Uint8Array, options: { kind?: string } = {}): Promise<boolean> {
    this.needAccess('write');
    const runId = this.runs.get()?.id ?? null;
    const { sidecarId, path: target } = await this.link.request('files/beginSidecar', { runId, path });
    if (target === null) return false;
    await writeFile(target, data);
    const kind = options.kind ?? 'file';
    const { isWritten } = await this.link.request('files/commitSidecar', { runId, sidecarId, kind });
    return isWritten;
  }

  async removeSidecar(path: string): Promise<boolean> {
    this.needAccess('write');
    return (await this.link.request('files/removeSidecar', { path })).isRemoved;
  }

  async read(path: string): Promise<Buffer> {
    this.needAccess('read');
    const found = await this.link.request('files/resolve', { path });
    if (!found.exists) throw new NotFound(`There is no "${path}" in the library.`);
    return readFile(found.path);
  }

  async resolve(path: string): Promise<string> {
    this.needAccess('read');
    return (await this.link.request('files/resolve', { path })).path;
  }

  private needAccess(wanted: 'read' | 'write'): void {
    if (this.access === 'write' || this.access === wanted) return;
    throw new Unrecoverable(
      `The manifest does not grant this: set "permissions.files" with access "${wanted}" in the block "deemusic" of package.json.`,
    );
  }
}
