import type { HookName, Hooks, RunReason } from './hooks.js';
import type { PluginEventName, PluginEvents } from './events.js';
import type { AudioFile, ImageFile, ImageKind } from './media.js';

/** One call of a hook. */
export interface HookRun {
  /** Unique; the same for every attempt of one run. */
  readonly id: string;
  /** The same for every attempt, also after a crash: for services that take one. */
  readonly idempotencyKey: string;
  /** From 1. */
  readonly attempt: number;
  readonly reason: RunReason;
  /** The track was published before this run came to its turn; `file` is the published one. */
  readonly isLate: boolean;
  /** Aborted when the budget is used up or the host stops. Two seconds later the process is killed. */
  readonly signal: AbortSignal;
  /** @param fraction 0–1 */
  progress(fraction: number): void;
  /**
   * A picture in another size than the payload's. The host fetches it once and keeps it.
   * @param options.pixels width and height, 56–1800; default 1000
   * @returns null when there is none
   */
  image(kind: ImageKind, options?: { pixels?: number }): Promise<ImageFile | null>;
}

/** What is beside the music. All paths of the library are relative to it, with `/`. */
export interface PluginFiles {
  /**
   * Changes the tags of an audio file: copies it, lets `change` work on the copy, and puts the copy in its place at once; a crash leaves
   * the file as it was before or after. One edit of a file at a time. The host compares the audio: a copy with other samples or frames is dropped.
   * @param change gets the absolute path of the copy, with the right extension
   * @throws Unrecoverable when the audio was changed
   */
  edit(
    file: AudioFile,
    change: (path: string) => Promise<void> | void,
    options?: { signal?: AbortSignal },
  ): Promise<void>;
  /**
   * Writes a file beside the music, whole or not at all. Files that DeeMusic did not write are never replaced.
   * @returns whether it was written; false: somebody else's file stands there, or it holds the same bytes already
   * @throws Unrecoverable for a path outside the library
   */
  writeSidecar(path: string, data: string | Uint8Array, options?: { kind?: string }): Promise<boolean>;
  /** Deletes a file that this plugin wrote. @returns whether it was there and the plugin's own */
  removeSidecar(path: string): Promise<boolean>;
  /** Reads a file of the library. @throws NotFound */
  read(path: string): Promise<Buffer>;
  /** The absolute path of something in the library. @throws Unrecoverable when it leads out of it */
  resolve(path: string): Promise<string>;
}

/** What the list knows. */
export interface LibraryItem {
  id: string;
  type: 'track' | 'album' | 'playlist';
  status: string;
  title: string | null;
  artist: string | null;
  album: string | null;
  parentId: string | null;
  outputPath: string | null;
}

export interface PluginLibrary {
  item(id: string): Promise<LibraryItem | null>;
  /** @param query `q` searches titles, artists and albums; `parent` lists members; at most 500 a page */
  items(query?: {
    q?: string;
    parent?: string;
    status?: string;
    limit?: number;
    cursor?: string;
  }): Promise<{ items: LibraryItem[]; nextCursor: string | null }>;
}

/** Small values that survive; JSON, 1 MiB together. */
export interface PluginKv {
  get<T = unknown>(key: string): Promise<T | null>;
  set(key: string, value: unknown): Promise<void>;
  delete(key: string): Promise<void>;
  keys(): Promise<string[]>;
}

export interface PluginHttp {
  /**
   * Hosts of the manifest only, also after redirects; private addresses are refused unless the manifest grants them.
   * @param init.timeoutMs for the whole answer; default 30 s
   * @param init.maxBytes of the body; default 8 MiB
   * @throws Unrecoverable for a host that is not granted; RetryLater when the network failed
   */
  fetch(url: string, init?: RequestInit & { timeoutMs?: number; maxBytes?: number }): Promise<Response>;
}

export interface ExecResult {
  exitCode: number | null;
  signal: string | null;
  /** At most 64 KiB each, the rest is dropped. */
  stdout: string;
  stderr: string;
}

export interface PluginLog {
  debug(message: string): void;
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}

/** All that a plugin may do. `setup` only registers: no network, no files. */
export interface PluginContext<Config = unknown> {
  readonly id: string;
  readonly log: PluginLog;
  /** As the schema filled it with defaults; frozen. Without secrets. */
  readonly config: Readonly<Config>;
  readonly secrets: {
    /** @param path name of a `writeOnly` property of the config, nested ones by dots; null when it is not set */
    get(path: string): string | null;
  };
  readonly kv: PluginKv;
  readonly storage: {
    /** Absolute; the plugin's own folder, survives updates. */
    readonly dir: string;
  };
  readonly files: PluginFiles;
  readonly library: PluginLibrary;
  readonly http: PluginHttp;
  /**
   * Runs a granted program, without a shell.
   * @throws Unrecoverable when the manifest does not grant it; ConfigError when it cannot be started
   */
  exec(
    program: string,
    args: readonly string[],
    options?: { stdin?: string; cwd?: string; env?: Record<string, string>; signal?: AbortSignal },
  ): Promise<ExecResult>;
  /** Aborted when the process is to end. */
  readonly signal: AbortSignal;
  readonly clock: { now(): number };
  /** Only hooks that the manifest declares, each once. @throws Error */
  hook<Name extends HookName>(
    name: Name,
    handler: (
      event: Hooks[Name]['event'],
      run: HookRun,
    ) => Promise<Hooks[Name]['result'] | void> | Hooks[Name]['result'] | void,
  ): void;
  /** Only events that the manifest declares. */
  on<Name extends PluginEventName>(name: Name, observer: (payload: PluginEvents[Name]) => void | Promise<void>): void;
  /** Called before the process ends in order. */
  onDispose(callback: () => void | Promise<void>): void;
}
