import type { PluginContext } from '../context.js';
import type { InitializeParams } from '../protocol/index.js';
import type { CurrentRun } from './current-run.js';
import { FileKv } from './file-kv.js';
import { frozenCopy } from './frozen.js';
import { GuardedHttp } from './guarded-http.js';
import type { HostLink } from './host-link.js';
import { networkTransport, type HttpTransport } from './http-transport.js';
import { LibraryFiles } from './library-files.js';
import { pluginLog } from './plugin-log.js';
import { programRunner, type Exec } from './program-runner.js';
import type { Registrations } from './registrations.js';

/** Settings of a plugin: what it is run with, or what it is asked about. */
export interface PluginSettings {
  config: unknown;
  secrets: Readonly<Record<string, string>>;
}

/** What a context is made of. */
export interface ContextParts {
  params: Pick<InitializeParams, 'id' | 'storageDir' | 'permissions'>;
  link: HostLink;
  runs: CurrentRun;
  registrations: Registrations;
  /** Aborted when the process is to end. */
  signal: AbortSignal;
  /** Default: the wall clock. */
  clock?: PluginContext['clock'];
  /** Default: the network, and real programs; a test host records. */
  transport?: HttpTransport;
  exec?: Exec;
}

/** Makes contexts that differ by their settings alone: a config is checked before it is the plugin's own. */
export function contextMaker(parts: ContextParts): (settings: () => PluginSettings) => PluginContext {
  const { params, link, runs, registrations, signal } = parts;
  const { net, files, exec = [] } = params.permissions;
  const log = pluginLog(link);
  const shared = {
    id: params.id,
    log,
    kv: new FileKv(params.storageDir, (message) => {
      log.warn(message);
    }),
    storage: Object.freeze({ dir: params.storageDir }),
    files: new LibraryFiles(link, runs, files?.access ?? null),
    library: {
      item: async (id: string) => (await link.request('library/item', { id })).item,
      items: (query = {}) => link.request('library/items', query),
    } satisfies PluginContext['library'],
    http: new GuardedHttp(net, signal, parts.transport ?? networkTransport(net?.allowPrivate === true)),
    exec: programRunner(exec, params.storageDir, signal, parts.exec),
    signal,
    clock: parts.clock ?? { now: Date.now },
    hook: registrations.hook,
    on: registrations.on,
    onDispose: registrations.onDispose,
  };
  return (settings) =>
    Object.freeze({
      ...shared,
      get config() {
        return settings().config as Readonly<unknown>;
      },
      secrets: {
        get: (path: string) => {
          const { secrets } = settings();
          return Object.hasOwn(secrets, path) ? (secrets[path] ?? null) : null;
        },
      },
    });
}

/** Settings as a plugin gets them: nothing in them can be changed. */
export function frozenSettings({ config, secrets }: PluginSettings): PluginSettings {
  return { config: frozenCopy(config ?? {}), secrets: frozenCopy(secrets) };
}
