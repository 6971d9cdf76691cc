import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PluginManifest } from '../manifest.js';
import { withOverrides } from './event-overrides.js';
import type { TestHostOptions } from './test-host.js';

/** What a test host holds a plugin to. */
export interface TestManifest {
  /** Null: nobody declared anything, everything is allowed. */
  manifest: Partial<PluginManifest> | null;
  /** A config with the defaults of the schema. */
  fill(config: object): object;
}

/** @throws Error when the folder holds no package.json with a block `deemusic` */
export function testManifest({ folder, manifest }: Pick<TestHostOptions, 'folder' | 'manifest'>): TestManifest {
  if (folder === undefined) return { manifest: manifest ?? null, fill: (config) => config };
  const path = typeof folder === 'string' ? folder : fileURLToPath(folder);
  const { deemusic } = json(join(path, 'package.json')) as { deemusic?: PluginManifest };
  if (deemusic === undefined) throw new Error('The package.json of the plugin has no block "deemusic".');
  const schema = deemusic.configSchema === undefined ? {} : (json(join(path, deemusic.configSchema)) as Schema);
  return {
    manifest: withOverrides<Partial<PluginManifest>>(deemusic, manifest),
    fill: (config) => filled(schema, config) as object,
  };
}

interface Schema {
  default?: unknown;
  properties?: Record<string, Schema>;
}

/** Fills in the defaults of a schema as the host does: of the properties of every object that is there. */
function filled(schema: Schema, config: unknown): unknown {
  if (typeof config !== 'object' || config === null || Array.isArray(config)) return config;
  const result: Record<string, unknown> = { ...config };
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    if (result[name] === undefined && property.default !== undefined) result[name] = structuredClone(property.default);
    if (result[name] !== undefined) result[name] = filled(property, result[name]);
  }
  return result;
}

function json(path: string): unknown {
  if (!existsSync(path)) throw new Error(`The plugin has no ${path}.`);
  return JSON.parse(readFileSync(path, 'utf8'));
}
