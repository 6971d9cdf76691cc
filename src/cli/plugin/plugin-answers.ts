/** A plugin, as `GET /plugins` answers it: what the terminal shows of it. */
export interface PluginInfo {
  id: string;
  displayName: string;
  description: string;
  /** Null when its manifest does not say. */
  version: string | null;
  /** Null when its folder is gone. */
  origin: 'bundled' | 'store' | 'path' | null;
  enabled: boolean;
  state: string;
  reason: string | null;
  fault: string | null;
  since: number;
  nextTryAt: number | null;
  pid: number | null;
  hooks: PluginHookInfo[];
  permissions: {
    net?: { hosts: string[]; allowPrivate?: boolean };
    files?: { access: 'read' | 'write' };
    exec?: string[];
  };
  events: string[];
  hasConfig: boolean;
  openRuns: number;
  deadRuns: number;
}

export interface PluginHookInfo {
  name: string;
  order: string;
  enabled: boolean;
  timeoutMs: number;
  concurrency: number;
  retries: number;
  onError: 'continue' | 'fail';
}

/** Answer of `GET /plugins/:id/config`; secrets are `{ set }`. */
export interface PluginConfig {
  schema: ConfigSchema | null;
  uiSchema: Record<string, unknown> | null;
  data: Record<string, unknown>;
}

/** What the command reads of JSON Schema draft-07. */
export interface ConfigSchema {
  type?: string | string[];
  title?: string;
  description?: string;
  default?: unknown;
  enum?: unknown[];
  writeOnly?: boolean;
  properties?: Record<string, ConfigSchema>;
  additionalProperties?: ConfigSchema | boolean;
  items?: ConfigSchema | ConfigSchema[];
}

/** A run of a hook, as `GET /plugins/runs` answers it. */
export interface PluginRun {
  id: number;
  itemId: string;
  plugin: string;
  version: string;
  hook: string;
  state: string;
  attempt: number;
  retries: number;
  reason: string;
  nextAt: number | null;
  progress: number | null;
  error: { kind: string; fault: string; message: string } | null;
  artifacts: { kind: string; path: string }[];
  note: string | null;
  createdAt: number;
  startedAt: number | null;
  finishedAt: number | null;
}

export interface PluginRunPage {
  items: PluginRun[];
  nextCursor: string | null;
}

/** The path of a plugin's resource. */
export function pluginPath(id: string, rest = ''): string {
  return `/plugins/${encodeURIComponent(id)}${rest}`;
}
