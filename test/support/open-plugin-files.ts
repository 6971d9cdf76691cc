import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ImageFile, LibraryItem, Permissions } from '@deemusic/plugin-sdk';
import type { PluginRequestName, PluginRequests as Requests } from '@deemusic/plugin-sdk/protocol';
import { trackEvent } from '@deemusic/plugin-sdk/testkit';
import { HostDatabase } from '../../src/database/index.js';
import { SystemClock } from '../../src/domain/index.js';
import { Library } from '../../src/library/index.js';
import { ArtifactStore } from '../../src/plugin/files/artifact-store.js';
import { PluginRequests } from '../../src/plugin/files/plugin-requests.js';
import { Sidecars } from '../../src/plugin/files/sidecars.js';
import { TrackEdits } from '../../src/plugin/files/track-edits.js';
import type { HookFacts, HookSubjects } from '../../src/plugin/hook-subjects.js';
import { HookSubjectsRegistry } from '../../src/plugin/hook-subjects-registry.js';
import type { InstalledPlugin } from '../../src/plugin/installed-plugin.js';
import type { HookPlugins } from '../../src/plugin/outbox/hook-plugins.js';
import { RunScopes, type RunScope } from '../../src/plugin/run-scopes.js';

export type OpenPluginFiles = Awaited<ReturnType<typeof openPluginFiles>>;

/** A run that is being executed. */
export interface OpenRun {
  scope: RunScope;
  /** Ends it, as the outbox does. */
  end: () => void;
}

const never = new AbortController().signal;

/** What plugins ask of the host, on a real library and a real database; asked without a process. */
export async function openPluginFiles(folder: string, root = join(folder, 'music')) {
  const database = await HostDatabase.open(join(folder, 'data'), { lockWaitMs: 100 });
  const { writeQueue, reader } = database;
  const library = new Library({ root: () => root, minFreeBytes: () => 0 });
  await library.prepare();
  await library.sweepEdits();

  const granted = new Map<string, Permissions>();
  const asked: unknown[] = [];
  const plugins = {
    installed: (id: string) => ({ id, permissions: granted.get(id) ?? {} }) as InstalledPlugin,
  } as HookPlugins;
  const picture: ImageFile = { path: '/made/up.jpg', mime: 'image/jpeg', width: 500, height: 500, bytes: 9 };
  const item = { id: 'track_1', title: 'Made Up' } as LibraryItem;
  const subjects = new HookSubjectsRegistry();
  subjects.register({
    image: (facts: HookFacts, kind: string, pixels: number) => {
      asked.push([facts, kind, pixels]);
      return Promise.resolve(picture);
    },
    item: (id: string) => Promise.resolve(id === item.id ? item : null),
    items: (query: unknown) => {
      asked.push(query);
      return Promise.resolve({ items: [item], nextCursor: null });
    },
  } as unknown as HookSubjects);

  const scopes = new RunScopes();
  const artifacts = new ArtifactStore(new SystemClock());
  const sidecars = new Sidecars(library, artifacts, writeQueue, reader);
  const requests = new PluginRequests(plugins, scopes, subjects, library, new TrackEdits(library), sidecars);
  let count = 0;

  return {
    root,
    library,
    writeQueue,
    reader,
    artifacts,
    sidecars,
    requests,
    scopes,
    /** What the room above was asked for. */
    asked,
    picture,
    item,
    /** Grants a plugin what its manifest would ask for. */
    grant: (plugin: string, access: 'read' | 'write' | null) =>
      granted.set(plugin, access === null ? {} : { files: { access, reason: 'a test' } }),
    /** One request of a plugin's process. */
    ask: async <Name extends PluginRequestName>(
      plugin: string,
      method: Name,
      params: unknown,
      signal: AbortSignal = never,
    ) => (await requests.handle(plugin, method, params, signal)) as Requests[Name]['result'],
    /** Begins a run, by default of a staged track. */
    begin: (plugin: string, more: Partial<RunScope> = {}): OpenRun => {
      const over = new AbortController();
      const event = trackEvent({ item: { id: 'track_1' } });
      const scope: RunScope = {
        runId: `run-${String(++count)}`,
        plugin,
        hook: 'processTrack',
        itemId: 'track_1',
        facts: { some: 'facts' },
        subject: { event, isLate: false },
        signal: over.signal,
        ...more,
      };
      scopes.begin(scope);
      const end = (): void => {
        over.abort(new Error('the run is over'));
        scopes.end(scope.runId);
      };
      return { scope, end };
    },
    put: async (path: string, bytes: string | Uint8Array) => {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), bytes);
    },
    close: () => database.close(),
  };
}
