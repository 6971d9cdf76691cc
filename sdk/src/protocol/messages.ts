import type { RunReason, HookName } from '../hooks.js';
import type { AudioFile, ImageFile, ImageKind } from '../media.js';
import type { Fault, PluginErrorKind } from '../errors.js';
import type { ConfigFault } from '../plugin.js';
import type { LibraryItem } from '../context.js';
import type { Permissions } from '../manifest.js';

/** `data` of an error answer, in both directions. */
export interface ErrorData {
  /** `error`: an ordinary throw. */
  kind: PluginErrorKind | 'error' | 'crash';
  fault: Fault;
  retryAfterMs: number | null;
  stack?: string;
}

export interface InitializeParams {
  protocol: number;
  id: string;
  version: string;
  /** Absolute path of the module to import. */
  entry: string;
  /** Absolute. */
  storageDir: string;
  config: unknown;
  /** Values of `writeOnly` properties, by their dotted path. */
  secrets: Record<string, string>;
  permissions: Permissions;
  /** What the manifest declares; anything else that is registered is refused. */
  hooks: HookName[];
  events: string[];
}

export interface InitializeResult {
  hooks: HookName[];
  events: string[];
  hasValidateConfig: boolean;
  hasHealth: boolean;
}

export interface RunParams {
  runId: string;
  hook: HookName;
  /** The event of the hook. */
  payload: unknown;
  idempotencyKey: string;
  attempt: number;
  reason: RunReason;
  isLate: boolean;
}

/** Requests of the host. A run is cancelled by JSON-RPC's own cancellation. */
export interface HostRequests {
  initialize: { params: InitializeParams; result: InitializeResult };
  'hook/run': { params: RunParams; result: { output: unknown } };
  'config/validate': {
    params: { config: unknown; secrets: Record<string, string> };
    result: { faults: ConfigFault[] };
  };
  /** Whether the running process took it over; if not, it is started anew. */
  'config/changed': { params: { config: unknown; secrets: Record<string, string> }; result: { isApplied: boolean } };
  /** `fault` null = well. */
  health: { params: Record<string, never>; result: { fault: string | null } };
  ping: { params: Record<string, never>; result: Record<string, never> };
  /** The process ends by itself after its answer. */
  dispose: { params: Record<string, never>; result: Record<string, never> };
}

export interface HostNotifications {
  event: { name: string; payload: unknown };
}

/** Requests of the plugin process. `runId` is that of the run which asks. */
export interface PluginRequests {
  /** @returns a copy of the file to be changed, with its extension */
  'files/beginEdit': { params: { runId: string; file: AudioFile }; result: { editId: string; path: string } };
  'files/commitEdit': { params: { runId: string; editId: string }; result: Record<string, never> };
  'files/abandonEdit': { params: { runId: string; editId: string }; result: Record<string, never> };
  /** @returns where to write; the path null when somebody else's file stands at the target */
  'files/beginSidecar': {
    params: { runId: string | null; path: string };
    result: { sidecarId: string; path: string | null };
  };
  'files/commitSidecar': {
    params: { runId: string | null; sidecarId: string; kind: string };
    /** False when the same bytes stood there. */
    result: { isWritten: boolean };
  };
  'files/removeSidecar': { params: { path: string }; result: { isRemoved: boolean } };
  'files/resolve': { params: { path: string }; result: { path: string; exists: boolean } };
  'images/get': { params: { runId: string; kind: ImageKind; pixels: number }; result: { image: ImageFile | null } };
  'library/item': { params: { id: string }; result: { item: LibraryItem | null } };
  'library/items': {
    params: { q?: string; parent?: string; status?: string; limit?: number; cursor?: string };
    result: { items: LibraryItem[]; nextCursor: string | null };
  };
}

export interface PluginNotifications {
  'run/progress': { runId: string; fraction: number };
  log: { level: 'debug' | 'info' | 'warn' | 'error'; message: string };
}

export type HostRequestName = keyof HostRequests;
export type PluginRequestName = keyof PluginRequests;
