import type { ExecResult, LibraryItem } from '../context.js';
import type { PluginEventName, PluginEvents } from '../events.js';
import type { Artifact, HookName, Hooks, RunReason } from '../hooks.js';
import type { PluginManifest } from '../manifest.js';
import type { ImageKind } from '../media.js';
import type { ConfigFault } from '../plugin.js';
import type { EventOverrides } from './event-overrides.js';

/** A recorded answer to `ctx.http.fetch`; an `Error` instead of it is a network that fails. */
export interface RecordedAnswer {
  /** Default 200. */
  status?: number;
  headers?: Record<string, string>;
  /** An object is sent as JSON. */
  body?: string | Uint8Array | object;
}

/** What a test host is made of; everything is optional. */
export interface TestHostOptions<Config = unknown> {
  /** The plugin's folder: the manifest in its package.json is held to, and the defaults of its config schema are filled in. */
  folder?: string | URL;
  /** Fields of the manifest, over those of `folder`. Without either of them the plugin may do everything. */
  manifest?: Partial<PluginManifest>;
  config?: Partial<Config>;
  /** Values of `writeOnly` properties, by their dotted path. */
  secrets?: Record<string, string>;
  /** Files of the library, by their path in it; they are somebody else's, so no sidecar replaces them. */
  files?: Record<string, string | Uint8Array>;
  /** Pictures of the events, where these name none, and of `run.image`: bytes of a JPEG or PNG (see `testImage`), or what makes them in a size. */
  images?: Partial<Record<ImageKind, Uint8Array | ((pixels: number) => Uint8Array)>>;
  /** What `ctx.library` knows. */
  items?: LibraryItem[];
  /** What the clock says at first, epoch ms; default 2024-05-01T12:00:00Z. It stands still; see `TestHost.advance`. */
  now?: number;
  /** Answers by URL, or a function; a URL without an answer fails as a network does. Nothing reaches the real network. */
  http?: Record<string, RecordedAnswer | Error> | ((url: string, init: RequestInit) => RecordedAnswer | Error);
  /** Stands in for `ctx.exec`; without it the real programs run. Exit code 0 and empty output where it says nothing. */
  exec?: (program: string, args: readonly string[], options: { stdin?: string }) => Partial<ExecResult>;
}

/** How a hook is called. */
export interface RunOptions {
  /** Default 1. */
  attempt?: number;
  /** Default `live`. */
  reason?: RunReason;
  /** Default false. */
  isLate?: boolean;
  /** Cancels the run, as the host does. */
  signal?: AbortSignal;
}

/** What came of a run. */
export interface RunReport<Name extends HookName = HookName> {
  /** As the hook returned it; of a note the 500 characters that the host keeps. */
  output: Hooks[Name]['result'];
  /** Those of the output. */
  artifacts: Artifact[];
  /** Library paths of the files that it edited; an edit that changed nothing counts too. */
  edits: string[];
  /** Sidecars that it wrote or replaced, and those that it deleted. */
  written: string[];
  removed: string[];
  logs: { level: 'debug' | 'info' | 'warn' | 'error'; message: string }[];
  /** Fractions as the plugin said them. */
  progress: number[];
}

/** An in-memory host with a real library folder. Dispose of it at the end. */
export interface TestHost<Config = unknown> {
  /** Absolute paths, without links. */
  readonly libraryDir: string;
  readonly storageDir: string;
  /** What the plugin registered. */
  readonly hooks: readonly HookName[];
  readonly events: readonly PluginEventName[];
  /** All lines of its log, also of `setup` and of observers. */
  readonly logs: RunReport['logs'];
  /** Requests of `ctx.http.fetch` and programs of `ctx.exec`, in order. */
  readonly requests: readonly { url: string; method: string; body: string | null }[];
  readonly programs: readonly { program: string; args: readonly string[]; stdin: string | null }[];
  /**
   * Calls a hook. What is not given of the event is made up (see `trackEvent` and its sisters); the audio file of a track that is not
   * in the library yet is put there as a second of silence.
   * @throws what the hook throws, as the plugin threw it; Unrecoverable for an output of the wrong type
   */
  run<Name extends HookName>(name: Name, event?: EventOverrides<Name>, options?: RunOptions): Promise<RunReport<Name>>;
  /**
   * Calls a hook twice, as the host does after a crash.
   * @returns the second run's report
   * @throws Error that names the files of the library whose bytes the second run changed, made or deleted
   */
  runTwice<Name extends HookName>(name: Name, event?: EventOverrides<Name>): Promise<RunReport<Name>>;
  /** Tells the plugin's observer of something. */
  emit<Name extends PluginEventName>(name: Name, payload: PluginEvents[Name]): Promise<void>;
  /** The plugin's own check. @param config default: the present one */
  validateConfig(config?: Partial<Config>): Promise<ConfigFault[]>;
  /** Saves a config. @returns whether the running plugin took it over */
  changeConfig(config: Partial<Config>): Promise<boolean>;
  /** @returns what is wrong in words, null when all is well */
  health(): Promise<string | null>;
  /** A file of the library. @throws Error when it is not there */
  file(path: string): Buffer;
  text(path: string): string;
  has(path: string): boolean;
  /** All files of the library, sorted, with `/`. */
  files(): string[];
  /** Puts somebody's file into the library. */
  put(path: string, bytes: string | Uint8Array): void;
  /** Moves the clock on. */
  advance(ms: number): void;
  /** Ends the plugin in order, and deletes library and storage. */
  dispose(): Promise<void>;
}
