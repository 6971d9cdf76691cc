import { existsSync } from 'node:fs';
import type { LibraryItem } from '../context.js';
import { Unrecoverable } from '../errors.js';
import type { PluginNotifications, PluginRequestName, PluginRequests } from '../protocol/index.js';
import type { HostLink } from '../runtime/host-link.js';
import type { RunRecorder } from './run-recorder.js';
import { TestEdits } from './test-edits.js';
import type { TestFolders } from './test-folders.js';
import type { TestImages } from './test-images.js';
import type { TestLibrary } from './test-library.js';
import { TestSidecars } from './test-sidecars.js';

type Handlers = {
  [Name in PluginRequestName]: (
    params: PluginRequests[Name]['params'],
  ) => PluginRequests[Name]['result'] | Promise<PluginRequests[Name]['result']>;
};

const PAGE = 50;

/** The host's side of a context, in the same process. */
export class TestLink implements HostLink {
  private readonly edits: TestEdits;
  private readonly sidecars: TestSidecars;

  constructor(
    private readonly library: TestLibrary,
    folders: TestFolders,
    private readonly images: TestImages,
    private readonly items: readonly LibraryItem[],
    private readonly recorder: RunRecorder,
  ) {
    this.edits = new TestEdits(library, folders.work);
    this.sidecars = new TestSidecars(library, folders.work);
  }

  async request<Name extends PluginRequestName>(
    name: Name,
    params: PluginRequests[Name]['params'],
    signal?: AbortSignal,
  ): Promise<PluginRequests[Name]['result']> {
    signal?.throwIfAborted();
    const { runId } = params as { runId?: string | null };
    if (typeof runId === 'string' && !this.recorder.isOpen(runId)) throw new Unrecoverable('That run is over.');
    return this.handlers[name](params);
  }

  notify<Name extends keyof PluginNotifications>(name: Name, params: PluginNotifications[Name]): void {
    if (name === 'log') this.recorder.log(params as PluginNotifications['log']);
  }

  private readonly handlers: Handlers = {
    'files/beginEdit': ({ file }) => this.edits.begin(file),
    'files/commitEdit': ({ runId, editId }) => {
      this.recorder.note('edits', this.edits.commit(editId), runId);
      return {};
    },
    'files/abandonEdit': ({ editId }) => {
      this.edits.abandon(editId);
      return {};
    },
    'files/beginSidecar': ({ path }) => this.sidecars.begin(path),
    'files/commitSidecar': ({ runId, sidecarId }) => {
      const path = this.sidecars.commit(sidecarId);
      if (path !== null) this.recorder.note('written', path, runId);
      return { isWritten: path !== null };
    },
    'files/removeSidecar': ({ path }) => {
      const isRemoved = this.sidecars.remove(path);
      if (isRemoved) this.recorder.note('removed', path, null);
      return { isRemoved };
    },
    'files/resolve': ({ path }) => {
      const absolute = this.library.pathOf(path);
      return { path: absolute, exists: existsSync(absolute) };
    },
    'images/get': ({ kind, pixels }) => ({ image: this.images.get(kind, pixels) }),
    'library/item': ({ id }) => ({ item: this.items.find((item) => item.id === id) ?? null }),
    'library/items': ({ q, parent, status, limit = PAGE, cursor = '0' }) => {
      const word = q?.toLowerCase();
      const found = this.items.filter(
        (item) =>
          (parent === undefined || item.parentId === parent) &&
          (status === undefined || item.status === status) &&
          (word === undefined || `${item.title} ${item.artist} ${item.album}`.toLowerCase().includes(word)),
      );
      const end = Number(cursor) + limit;
      return { items: found.slice(Number(cursor), end), nextCursor: end < found.length ? String(end) : null };
    },
  };
}
