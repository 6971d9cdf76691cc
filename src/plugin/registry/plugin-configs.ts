import { Injectable } from '@nestjs/common';
import type { ConfigFault } from '@deemusic/plugin-sdk';
import { SecretBox } from '../../config/index.js';
import { RequestError } from '../../domain/index.js';
import type { InstalledPlugin } from '../installed-plugin.js';
import { compileConfigSchema, type ConfigSchema } from '../manifest/config-schema.js';
import { isNestedTooDeep } from '../manifest/nesting.js';
import { pointerOf, putAt, removeAt, valueAt, type ConfigTree } from './config-tree.js';
import type { PluginRow } from './plugin-row.js';

/** A config as its plugin gets it. */
export interface FilledConfig {
  /** With defaults, without secrets. */
  config: ConfigTree;
  /** By dotted path. */
  secrets: Record<string, string>;
  /** What the schema has against it. */
  faults: ConfigFault[];
}

/** A config that the schema takes, and how it is kept. */
export interface CheckedConfig extends FilledConfig {
  /** As it was given, secrets sealed. */
  stored: ConfigTree;
}

/** What clients see of a config: `{ set: true }` in the place of a secret. */
export interface ConfigView {
  schema: ConfigTree | null;
  uiSchema: ConfigTree | null;
  data: ConfigTree;
}

/**
 * The configs of plugins: JSON by the plugin's schema. Secrets (`writeOnly` texts) are sealed at rest under the name of their plugin and
 * their path, and never shown.
 */
@Injectable()
export class PluginConfigs {
  constructor(private readonly box: SecretBox) {}

  view(plugin: InstalledPlugin, row: PluginRow): ConfigView {
    const { config, secrets } = this.filled(plugin, row);
    const data = structuredClone(config);
    for (const path of schemaOf(plugin)?.secrets ?? []) {
      const parent = path.split('.').slice(0, -1).join('.');
      if (path in secrets || parent === '' || valueAt(data, parent) !== undefined)
        putAt(data, path, { set: path in secrets });
    }
    return { schema: plugin.configSchema, uiSchema: plugin.uiSchema, data };
  }

  /** As it is stored, made whole. Without a schema it is empty. */
  filled(plugin: InstalledPlugin, row: PluginRow): FilledConfig {
    const schema = schemaOf(plugin);
    if (!schema) return { config: {}, secrets: {}, faults: [] };
    const tree = structuredClone(row.config) as ConfigTree;
    for (const path of schema.secrets) {
      const secret = this.unsealed(plugin.id, path, valueAt(tree, path));
      if (secret === null) removeAt(tree, path);
      else putAt(tree, path, secret);
    }
    return complete(schema.tidy, schema.secrets, tree);
  }

  /**
   * Takes a whole new config. A secret that is left out or `{ set: … }` keeps its value, null clears it, a text sets it.
   * @throws RequestError `bad_request` with the path of every fault
   */
  checked(plugin: InstalledPlugin, row: PluginRow, data: unknown): CheckedConfig {
    const schema = schemaOf(plugin);
    if (!schema) throw new RequestError('bad_request', `${plugin.displayName} has no settings.`);
    if (typeof data !== 'object' || data === null || Array.isArray(data))
      throw refused([{ path: '', message: 'must be an object' }]);
    if (isNestedTooDeep(data)) throw refused([{ path: '', message: 'is nested too deeply' }]);
    const tree = structuredClone(data) as ConfigTree;
    const faults = keepSecrets(schema, tree, this.filled(plugin, row).secrets);
    const stored = structuredClone(tree);
    const filled = complete(schema.check, schema.secrets, tree);
    faults.push(...filled.faults.filter(({ path }) => !faults.some((former) => former.path === path)));
    if (faults.length > 0) throw refused(faults);
    for (const path of schema.secrets) {
      const secret = valueAt(stored, path);
      if (typeof secret === 'string') putAt(stored, path, this.box.seal(nameOf(plugin.id, path), secret));
    }
    return { ...filled, stored };
  }

  /** Sealed with another key, or damaged: it counts as not set, and the plugin says that it is missing. */
  private unsealed(id: string, path: string, sealed: unknown): string | null {
    if (typeof sealed !== 'string') return null;
    try {
      return this.box.unseal(nameOf(id, path), sealed);
    } catch {
      return null;
    }
  }
}

/** A config that cannot be taken, with the path of every fault. */
export function refused(faults: readonly ConfigFault[]): RequestError {
  const named = faults.map(({ path, message }) => (path === '' ? message : `${path} ${message}`));
  const shown = named.slice(0, 3).join('; ');
  return new RequestError('bad_request', `The settings cannot be taken: ${shown}`, { details: faults });
}

function schemaOf({ configSchema }: InstalledPlugin): ConfigSchema | null {
  return configSchema && compileConfigSchema(configSchema);
}

function nameOf(id: string, path: string): string {
  return `plugin:${id}:${path}`;
}

function keepSecrets(schema: ConfigSchema, tree: ConfigTree, former: Readonly<Record<string, string>>): ConfigFault[] {
  const faults: ConfigFault[] = [];
  for (const path of schema.secrets) {
    const given = valueAt(tree, path);
    if (typeof given === 'string') continue;
    removeAt(tree, path);
    if (given === null) continue;
    if (given !== undefined && !isMark(given)) faults.push({ path: pointerOf(path), message: 'must be a text' });
    else if (former[path] !== undefined) putAt(tree, path, former[path]);
  }
  return faults;
}

function isMark(value: unknown): boolean {
  return typeof value === 'object' && typeof (value as { set?: unknown } | null)?.set === 'boolean';
}

function complete(check: ConfigSchema['check'], secretPaths: readonly string[], tree: ConfigTree): FilledConfig {
  const faults = check(tree);
  const secrets: Record<string, string> = {};
  for (const path of secretPaths) {
    const secret = valueAt(tree, path);
    if (typeof secret === 'string') secrets[path] = secret;
    removeAt(tree, path);
  }
  return { config: tree, secrets, faults };
}
